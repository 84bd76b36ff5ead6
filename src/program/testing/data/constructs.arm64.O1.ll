; ModuleID = 'constructs.c'
source_filename = "constructs.c"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i8:8:32-i16:16:32-i64:64-i128:128-n32:64-S128-Fn32"
target triple = "aarch64-unknown-linux-gnu"

%union.either = type { ptr }
%struct.packed = type <{ i8, i32 }>
%struct.large = type { [6 x i64], i32 }
%struct.__va_list = type { ptr, ptr, ptr, i32, i32 }

@table = internal global [3 x i32] [i32 1, i32 2, i32 3], align 4
@into_table = dso_local local_unnamed_addr global ptr getelementptr inbounds nuw (i8, ptr @table, i64 4), align 8
@.str = private unnamed_addr constant [6 x i8] c"hi\0A\22x\00", align 1
@text = dso_local local_unnamed_addr global ptr @.str, align 8
@elsewhere = external global i32, align 4
@pointer = dso_local local_unnamed_addr global ptr @elsewhere, align 8
@numbers = dso_local local_unnamed_addr global [4 x i64] [i64 0, i64 0, i64 ptrtoint (ptr getelementptr (i8, ptr @elsewhere, i64 5) to i64), i64 0], align 8
@.str.1 = private unnamed_addr constant [3 x i8] c"zz\00", align 1
@choices = dso_local local_unnamed_addr global <{ %union.either, { i32, [4 x i8] } }> <{ %union.either { ptr @.str.1 }, { i32, [4 x i8] } { i32 3, [4 x i8] zeroinitializer } }>, align 8
@packed = dso_local local_unnamed_addr global %struct.packed <{ i8 1, i32 2 }>, align 1
@operations = dso_local local_unnamed_addr global { ptr, ptr, [5 x i8], [3 x i8] } { ptr @add_one, ptr @twice, [5 x i8] c"abc\00\00", [3 x i8] zeroinitializer }, align 8
@labels.targets = internal global [2 x ptr] [ptr blockaddress(@labels, %6), ptr blockaddress(@labels, %5)], align 8

@other_name = dso_local alias i32 (), ptr @weak_one

; Function Attrs: mustprogress nofree norecurse nounwind null_pointer_is_valid willreturn memory(argmem: readwrite, inaccessiblemem: readwrite) uwtable
define dso_local range(i64 0, -1) i64 @entry(ptr noundef %0) local_unnamed_addr #0 !dbg !11 {
  %2 = load volatile i64, ptr %0, align 8, !dbg !14
  %3 = and i64 %2, -2, !dbg !17
  ret i64 %3, !dbg !18
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.start.p0(ptr captures(none)) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.end.p0(ptr captures(none)) #1

; Function Attrs: mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn memory(none) uwtable
define internal range(i32 -2147483647, -2147483648) i32 @add_one(i32 noundef %0) #2 !dbg !19 {
  %2 = add nsw i32 %0, 1, !dbg !20
  ret i32 %2, !dbg !21
}

; Function Attrs: mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn memory(none) uwtable
define internal range(i32 -2147483648, 2147483647) i32 @twice(i32 noundef %0) #2 !dbg !22 {
  %2 = shl nsw i32 %0, 1, !dbg !23
  ret i32 %2, !dbg !24
}

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local i32 @indirect(i32 noundef %0) local_unnamed_addr #3 !dbg !25 {
  %2 = icmp eq i32 %0, 0, !dbg !26
  br i1 %2, label %6, label %3, !dbg !27

3:                                                ; preds = %1
  %4 = load ptr, ptr @operations, align 8, !dbg !28
  %5 = tail call i32 %4(i32 noundef %0) #24, !dbg !28
  br label %9, !dbg !29

6:                                                ; preds = %1
  %7 = load ptr, ptr getelementptr inbounds nuw (i8, ptr @operations, i64 8), align 8, !dbg !30
  %8 = tail call i32 %7(i32 noundef 3) #24, !dbg !30
  br label %9, !dbg !29

9:                                                ; preds = %6, %3
  %10 = phi i32 [ %5, %3 ], [ %8, %6 ], !dbg !31
  ret i32 %10, !dbg !32
}

; Function Attrs: mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn memory(none) uwtable
define dso_local [2 x i64] @make_pair(i64 noundef %0, i64 noundef %1) local_unnamed_addr #2 !dbg !33 {
  %3 = insertvalue [2 x i64] poison, i64 %0, 0, !dbg !34
  %4 = insertvalue [2 x i64] %3, i64 %1, 1, !dbg !34
  ret [2 x i64] %4, !dbg !35
}

; Function Attrs: mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn memory(argmem: write) uwtable
define dso_local void @make_large(ptr dead_on_unwind noalias writable writeonly sret(%struct.large) align 8 captures(none) initializes((0, 56)) %0, i32 noundef %1) local_unnamed_addr #4 !dbg !36 {
  tail call void @llvm.memset.p0.i64(ptr noundef align 8 dereferenceable(56) %0, i8 0, i64 56, i1 false), !dbg !37
  store i64 1, ptr %0, align 8, !dbg !37
  %3 = getelementptr inbounds nuw i8, ptr %0, i64 8, !dbg !38
  store i64 2, ptr %3, align 8, !dbg !37
  %4 = getelementptr inbounds nuw i8, ptr %0, i64 16, !dbg !38
  store i64 3, ptr %4, align 8, !dbg !37
  %5 = getelementptr inbounds nuw i8, ptr %0, i64 48, !dbg !39
  store i32 %1, ptr %5, align 8, !dbg !40
  ret void, !dbg !41
}

; Function Attrs: mustprogress nocallback nofree nounwind willreturn memory(argmem: write)
declare void @llvm.memset.p0.i64(ptr writeonly captures(none), i8, i64, i1 immarg) #5

; Function Attrs: mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn memory(argmem: read) uwtable
define dso_local i64 @use_both(ptr dead_on_return noundef readonly captures(none) %0, [2 x i64] %1) local_unnamed_addr #6 !dbg !42 {
  %3 = extractvalue [2 x i64] %1, 0
  %4 = getelementptr inbounds nuw i8, ptr %0, i64 8, !dbg !43
  %5 = load i64, ptr %4, align 8, !dbg !43
  %6 = getelementptr inbounds nuw i8, ptr %0, i64 48, !dbg !44
  %7 = load i32, ptr %6, align 8, !dbg !44
  %8 = sext i32 %7 to i64, !dbg !45
  %9 = add i64 %5, %3, !dbg !46
  %10 = add i64 %9, %8, !dbg !47
  ret i64 %10, !dbg !48
}

; Function Attrs: mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn memory(none) uwtable
define dso_local noundef i64 @pass_both() local_unnamed_addr #2 !dbg !49 {
  ret i64 7, !dbg !50
}

; Function Attrs: mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn memory(none) uwtable
define dso_local range(i32 0, 9) i32 @choose(i32 noundef %0) local_unnamed_addr #2 !dbg !51 {
  switch i32 %0, label %4 [
    i32 1, label %5
    i32 2, label %2
    i32 7, label %2
    i32 -3, label %3
  ], !dbg !52

2:                                                ; preds = %1, %1
  br label %5, !dbg !53

3:                                                ; preds = %1
  br label %5, !dbg !54

4:                                                ; preds = %1
  br label %5, !dbg !55

5:                                                ; preds = %1, %4, %3, %2
  %6 = phi i32 [ 0, %4 ], [ 1, %3 ], [ 8, %2 ], [ 5, %1 ], !dbg !56
  ret i32 %6, !dbg !57
}

; Function Attrs: nofree norecurse nosync nounwind null_pointer_is_valid memory(read, argmem: none, inaccessiblemem: none, target_mem0: none, target_mem1: none) uwtable
define dso_local i32 @sum(i32 noundef %0) local_unnamed_addr #7 !dbg !58 {
  %2 = icmp sgt i32 %0, 0, !dbg !59
  br i1 %2, label %5, label %3, !dbg !60

3:                                                ; preds = %5, %1
  %4 = phi i32 [ 0, %1 ], [ %12, %5 ], !dbg !61
  ret i32 %4, !dbg !62

5:                                                ; preds = %1, %5
  %6 = phi i32 [ %13, %5 ], [ 0, %1 ]
  %7 = phi i32 [ %12, %5 ], [ 0, %1 ]
  %8 = urem i32 %6, 3, !dbg !63
  %9 = zext nneg i32 %8 to i64, !dbg !64
  %10 = getelementptr inbounds nuw i32, ptr @table, i64 %9, !dbg !64
  %11 = load i32, ptr %10, align 4, !dbg !64
  %12 = add nsw i32 %11, %7, !dbg !65
  %13 = add nuw nsw i32 %6, 1, !dbg !66
  %14 = icmp eq i32 %13, %0, !dbg !67
  br i1 %14, label %3, label %5, !dbg !68, !llvm.loop !69
}

; Function Attrs: mustprogress nofree norecurse nounwind null_pointer_is_valid willreturn uwtable
define dso_local i32 @atomics(ptr noundef captures(none) %0) local_unnamed_addr #8 !dbg !74 {
  %2 = atomicrmw add ptr %0, i32 1 seq_cst, align 4, !dbg !75
  %3 = cmpxchg ptr %0, i32 5, i32 7 acquire monotonic, align 4, !dbg !76
  %4 = extractvalue { i32, i1 } %3, 0
  fence seq_cst, !dbg !77
  store atomic i32 3, ptr %0 release, align 4, !dbg !78
  %5 = load atomic i32, ptr %0 acquire, align 4, !dbg !79
  %6 = add nsw i32 %5, %4, !dbg !80
  %7 = atomicrmw xchg ptr %0, i32 9 acq_rel, align 4, !dbg !81
  %8 = add nsw i32 %6, %7, !dbg !82
  ret i32 %8, !dbg !83
}

; Function Attrs: mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn memory(none) uwtable
define dso_local i32 @builtins(i32 noundef %0, i64 noundef %1) local_unnamed_addr #2 !dbg !84 {
  %3 = trunc i64 %1 to i32, !dbg !85
  %4 = tail call { i32, i1 } @llvm.sadd.with.overflow.i32(i32 %0, i32 %3), !dbg !86
  %5 = extractvalue { i32, i1 } %4, 1, !dbg !87
  br i1 %5, label %16, label %6, !dbg !88

6:                                                ; preds = %2
  %7 = extractvalue { i32, i1 } %4, 0, !dbg !86
  %8 = tail call range(i64 0, 65) i64 @llvm.ctpop.i64(i64 %1), !dbg !89
  %9 = trunc nuw nsw i64 %8 to i32, !dbg !89
  %10 = or i32 %0, 1, !dbg !90
  %11 = tail call range(i32 0, 32) i32 @llvm.ctlz.i32(i32 %10, i1 true), !dbg !91
  %12 = tail call i32 @llvm.bswap.i32(i32 %0), !dbg !92
  %13 = add i32 %11, %12, !dbg !93
  %14 = add i32 %13, %9, !dbg !94
  %15 = add i32 %14, %7, !dbg !95
  br label %16, !dbg !96

16:                                               ; preds = %2, %6
  %17 = phi i32 [ %15, %6 ], [ 0, %2 ], !dbg !97
  ret i32 %17, !dbg !98
}

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare { i32, i1 } @llvm.sadd.with.overflow.i32(i32, i32) #9

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.ctpop.i64(i64) #9

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.ctlz.i32(i32, i1 immarg) #10

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.bswap.i32(i32) #9

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local range(i32 0, 2) i32 @jumps(i32 noundef %0) local_unnamed_addr #3 !dbg !99 {
  callbr void asm sideeffect "jump ${1:l}, $0", "r,!i"(i32 %0) #24
          to label %3 [label %2], !dbg !100, !srcloc !101

2:                                                ; preds = %1
  br label %3, !dbg !102

3:                                                ; preds = %1, %2
  %4 = phi i32 [ 1, %2 ], [ 0, %1 ], !dbg !103
  ret i32 %4, !dbg !104
}

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local i64 @assembly(ptr noundef %0, i64 noundef %1) local_unnamed_addr #3 !dbg !105 {
  %3 = tail call i64 asm sideeffect "swap $0,$2,$1\0A", "=r,=*m,r,*m,~{memory}"(ptr elementtype(i64) %0, i64 %1, ptr elementtype(i64) %0) #24, !dbg !106, !srcloc !107
  ret i64 %3, !dbg !108
}

; Function Attrs: mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn memory(argmem: readwrite) uwtable
define dso_local range(i64 -4, 4) i64 @bits(ptr noundef captures(none) %0) local_unnamed_addr #11 !dbg !109 {
  %2 = load i16, ptr %0, align 4, !dbg !110
  %3 = and i16 %2, -4089, !dbg !110
  %4 = or disjoint i16 %3, 24, !dbg !111
  store i16 %4, ptr %0, align 4, !dbg !112
  %5 = shl i16 %2, 13, !dbg !113
  %6 = ashr exact i16 %5, 13, !dbg !114
  %7 = sext i16 %6 to i64, !dbg !115
  ret i64 %7, !dbg !116
}

; Function Attrs: mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn memory(argmem: readwrite) uwtable
define dso_local range(i32 0, 1048576) i32 @bits24(ptr noundef captures(none) %0, i32 noundef %1) local_unnamed_addr #11 !dbg !117 {
  %3 = load i32, ptr %0, align 4, !dbg !118
  %4 = shl i32 %1, 20, !dbg !119
  %5 = and i32 %4, 15728640, !dbg !119
  %6 = and i32 %3, -15728641, !dbg !119
  %7 = or disjoint i32 %6, %5, !dbg !120
  store i32 %7, ptr %0, align 4, !dbg !121
  %8 = and i32 %3, 1048575, !dbg !122
  ret i32 %8, !dbg !123
}

; Function Attrs: mustprogress nocallback nofree nounwind willreturn memory(argmem: readwrite)
declare void @llvm.memcpy.p0.p0.i64(ptr noalias writeonly captures(none), ptr noalias readonly captures(none), i64, i1 immarg) #12

; Function Attrs: mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn memory(none) uwtable
define dso_local range(i32 1, 3) i32 @known(i32 noundef %0) local_unnamed_addr #2 !dbg !124 {
  ret i32 2, !dbg !125
}

; Function Attrs: mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn memory(none) uwtable
define dso_local noundef i64 @mask() local_unnamed_addr #2 !dbg !126 {
  ret i64 4095, !dbg !127
}

; Function Attrs: mustprogress nofree norecurse nounwind null_pointer_is_valid willreturn memory(argmem: readwrite, inaccessiblemem: readwrite) uwtable
define dso_local range(i32 0, 2) i32 @asked(ptr noundef %0) local_unnamed_addr #0 !dbg !128 {
  %2 = load volatile i64, ptr %0, align 8, !dbg !129
  %3 = trunc i64 %2 to i32, !dbg !130
  %4 = and i32 %3, 1, !dbg !130
  ret i32 %4, !dbg !131
}

; Function Attrs: mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn uwtable
define dso_local i32 @variable(i32 noundef %0, ...) local_unnamed_addr #13 !dbg !132 {
  %2 = alloca %struct.__va_list, align 8
  call void @llvm.lifetime.start.p0(ptr nonnull %2) #24, !dbg !133
  call void @llvm.va_start.p0(ptr nonnull %2), !dbg !134
  %3 = getelementptr inbounds nuw i8, ptr %2, i64 24, !dbg !135
  %4 = load i32, ptr %3, align 8, !dbg !135
  %5 = icmp sgt i32 %4, -1, !dbg !135
  br i1 %5, label %14, label %6, !dbg !135

6:                                                ; preds = %1
  %7 = add nsw i32 %4, 8, !dbg !135
  store i32 %7, ptr %3, align 8, !dbg !135
  %8 = icmp slt i32 %4, -7, !dbg !135
  br i1 %8, label %9, label %14, !dbg !135

9:                                                ; preds = %6
  %10 = getelementptr inbounds nuw i8, ptr %2, i64 8, !dbg !135
  %11 = load ptr, ptr %10, align 8, !dbg !135
  %12 = sext i32 %4 to i64, !dbg !135
  %13 = getelementptr inbounds i8, ptr %11, i64 %12, !dbg !135
  br label %17, !dbg !135

14:                                               ; preds = %6, %1
  %15 = load ptr, ptr %2, align 8, !dbg !135
  %16 = getelementptr inbounds nuw i8, ptr %15, i64 8, !dbg !135
  store ptr %16, ptr %2, align 8, !dbg !135
  br label %17, !dbg !135

17:                                               ; preds = %14, %9
  %18 = phi ptr [ %13, %9 ], [ %15, %14 ], !dbg !135
  %19 = load i32, ptr %18, align 8, !dbg !136
  call void @llvm.va_end.p0(ptr %2), !dbg !137
  call void @llvm.lifetime.end.p0(ptr nonnull %2) #24, !dbg !138
  ret i32 %19, !dbg !139
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn
declare void @llvm.va_start.p0(ptr) #14

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn
declare void @llvm.va_end.p0(ptr) #14

; Function Attrs: mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn memory(argmem: readwrite) uwtable
define dso_local void @copy(ptr noundef writeonly captures(none) initializes((0, 56)) %0, ptr noundef captures(none) %1) local_unnamed_addr #11 !dbg !140 {
  tail call void @llvm.memcpy.p0.p0.i64(ptr noundef align 8 dereferenceable(56) %0, ptr noundef align 8 dereferenceable(56) %1, i64 56, i1 false), !dbg !141
  tail call void @llvm.memset.p0.i64(ptr noundef align 8 dereferenceable(56) %1, i8 0, i64 56, i1 false), !dbg !142
  ret void, !dbg !143
}

; Function Attrs: mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn memory(argmem: readwrite) uwtable
define dso_local range(i64 1, 0) i64 @copy_pmd(ptr noundef writeonly captures(none) initializes((0, 8)) %0, ptr noundef readonly captures(none) %1) local_unnamed_addr #11 !dbg !144 {
  %3 = load i64, ptr %1, align 8, !dbg !145
  %4 = or i64 %3, 1, !dbg !146
  store i64 %4, ptr %0, align 8, !dbg !147
  ret i64 %4, !dbg !148
}

; Function Attrs: mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn memory(read, argmem: none, inaccessiblemem: none, target_mem0: none, target_mem1: none) uwtable
define dso_local noundef ptr @labels(i32 noundef %0) local_unnamed_addr #15 !dbg !149 {
  %2 = sext i32 %0 to i64, !dbg !150
  %3 = getelementptr inbounds ptr, ptr @labels.targets, i64 %2, !dbg !150
  %4 = load ptr, ptr %3, align 8, !dbg !150
  indirectbr ptr %4, [label %6, label %5]

5:                                                ; preds = %1
  br label %6, !dbg !151

6:                                                ; preds = %1, %5
  %7 = phi ptr [ @labels.targets, %5 ], [ null, %1 ], !dbg !152
  ret ptr %7, !dbg !153
}

; Function Attrs: nounwind null_pointer_is_valid uwtable
define weak dso_local i32 @weak_one() #3 !dbg !154 {
  ret i32 1, !dbg !155
}

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local i32 @call_maybe() local_unnamed_addr #3 !dbg !156 {
  %1 = icmp eq ptr @maybe, null, !dbg !157
  br i1 %1, label %4, label %2, !dbg !158

2:                                                ; preds = %0
  %3 = tail call i32 @maybe() #24, !dbg !159
  br label %4, !dbg !160

4:                                                ; preds = %0, %2
  %5 = phi i32 [ %3, %2 ], [ -1, %0 ], !dbg !161
  ret i32 %5, !dbg !162
}

; Function Attrs: null_pointer_is_valid
declare !dbg !163 extern_weak i32 @maybe() #16

; Function Attrs: mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn memory(argmem: write) uwtable
define dso_local noundef i1 @flag(ptr noundef writeonly captures(none) initializes((0, 1)) %0, i32 noundef %1) local_unnamed_addr #4 !dbg !164 {
  %3 = icmp ne i32 %1, 0, !dbg !165
  %4 = zext i1 %3 to i8, !dbg !166
  store i8 %4, ptr %0, align 1, !dbg !167
  %5 = xor i1 %3, true, !dbg !168
  ret i1 %5, !dbg !169
}

; Function Attrs: mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn memory(none) uwtable
define dso_local noundef i64 @distance() local_unnamed_addr #2 !dbg !170 {
  ret i64 8, !dbg !171
}

; Function Attrs: mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn memory(argmem: read) uwtable
define dso_local i32 @unpack(ptr noundef readonly captures(none) %0) local_unnamed_addr #6 !dbg !172 {
  %2 = getelementptr inbounds nuw i8, ptr %0, i64 1, !dbg !173
  %3 = load i32, ptr %2, align 1, !dbg !174
  ret i32 %3, !dbg !175
}

; Function Attrs: mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn memory(read) uwtable
define dso_local i64 @read_stack_pointer() local_unnamed_addr #17 !dbg !176 {
  %1 = tail call i64 @llvm.read_register.i64(metadata !2), !dbg !177
  ret i64 %1, !dbg !178
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(read)
declare i64 @llvm.read_register.i64(metadata) #18

; Function Attrs: nounwind null_pointer_is_valid memory(inaccessiblemem: write) uwtable
define dso_local i64 @trap(i32 noundef %0) local_unnamed_addr #19 !dbg !179 {
  %2 = icmp eq i32 %0, 0, !dbg !180
  br i1 %2, label %4, label %3, !dbg !181

3:                                                ; preds = %1
  tail call void @llvm.trap(), !dbg !182
  unreachable, !dbg !182

4:                                                ; preds = %1
  %5 = tail call ptr @llvm.returnaddress(i32 0), !dbg !183
  %6 = ptrtoint ptr %5 to i64, !dbg !184
  ret i64 %6, !dbg !185
}

; Function Attrs: cold noreturn nounwind memory(inaccessiblemem: write)
declare void @llvm.trap() #20

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(none)
declare ptr @llvm.returnaddress(i32 immarg) #21

; Function Attrs: nofree norecurse nosync nounwind null_pointer_is_valid memory(argmem: read) uwtable
define dso_local i32 @nested(i32 noundef %0, ptr noundef readonly captures(none) %1) local_unnamed_addr #22 !dbg !186 {
  %3 = icmp sgt i32 %0, 0, !dbg !187
  br i1 %3, label %4, label %38, !dbg !188

4:                                                ; preds = %2
  %5 = tail call i32 @llvm.smin.i32(i32 %0, i32 8), !dbg !189
  %6 = zext nneg i32 %5 to i64, !dbg !190
  br label %7, !dbg !191

7:                                                ; preds = %4, %35
  %8 = phi i64 [ 0, %4 ], [ %36, %35 ]
  %9 = phi i32 [ 0, %4 ], [ %34, %35 ]
  %10 = getelementptr inbounds nuw i32, ptr %1, i64 %8, !dbg !192
  %11 = load i32, ptr %10, align 4, !dbg !193
  %12 = icmp eq i32 %11, 0, !dbg !194
  br i1 %12, label %32, label %13, !dbg !195

13:                                               ; preds = %7
  %14 = and i32 %11, 3
  %15 = icmp eq i32 %14, 0, !dbg !196
  br i1 %15, label %28, label %16, !dbg !197

16:                                               ; preds = %13
  %17 = add nsw i32 %14, -1, !dbg !198
  %18 = add nsw i32 %14, -1, !dbg !198
  %19 = zext nneg i32 %18 to i33, !dbg !198
  %20 = add nsw i32 %14, -2, !dbg !198
  %21 = zext i32 %20 to i33, !dbg !198
  %22 = mul nuw i33 %19, %21, !dbg !198
  %23 = lshr i33 %22, 1, !dbg !198
  %24 = trunc nuw i33 %23 to i32, !dbg !198
  %25 = add i32 %17, %24, !dbg !198
  %26 = mul i32 %11, %25, !dbg !198
  %27 = add i32 %9, %26, !dbg !198
  br label %28, !dbg !199

28:                                               ; preds = %16, %13
  %29 = phi i32 [ %9, %13 ], [ %27, %16 ], !dbg !200
  %30 = icmp sgt i32 %29, 100, !dbg !199
  %31 = select i1 %30, i32 2, i32 0, !dbg !200
  br label %32, !dbg !200

32:                                               ; preds = %28, %7
  %33 = phi i32 [ 4, %7 ], [ %31, %28 ]
  %34 = phi i32 [ %9, %7 ], [ %29, %28 ], !dbg !201
  switch i32 %33, label %38 [
    i32 0, label %35
    i32 4, label %35
  ]

35:                                               ; preds = %32, %32
  %36 = add nuw nsw i64 %8, 1, !dbg !202
  %37 = icmp eq i64 %36, %6, !dbg !190
  br i1 %37, label %38, label %7, !dbg !203, !llvm.loop !204

38:                                               ; preds = %32, %35, %2
  %39 = phi i32 [ 0, %2 ], [ %34, %35 ], [ %34, %32 ], !dbg !201
  ret i32 %39, !dbg !206
}

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.smin.i32(i32, i32) #23

attributes #0 = { mustprogress nofree norecurse nounwind null_pointer_is_valid willreturn memory(argmem: readwrite, inaccessiblemem: readwrite) uwtable "frame-pointer"="non-leaf-no-reserve" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic" "target-features"="+v8a,-fmv,-fp-armv8,-neon" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite) }
attributes #2 = { mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn memory(none) uwtable "frame-pointer"="non-leaf-no-reserve" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic" "target-features"="+v8a,-fmv,-fp-armv8,-neon" }
attributes #3 = { nounwind null_pointer_is_valid uwtable "frame-pointer"="non-leaf-no-reserve" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic" "target-features"="+v8a,-fmv,-fp-armv8,-neon" }
attributes #4 = { mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn memory(argmem: write) uwtable "frame-pointer"="non-leaf-no-reserve" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic" "target-features"="+v8a,-fmv,-fp-armv8,-neon" }
attributes #5 = { mustprogress nocallback nofree nounwind willreturn memory(argmem: write) }
attributes #6 = { mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn memory(argmem: read) uwtable "frame-pointer"="non-leaf-no-reserve" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic" "target-features"="+v8a,-fmv,-fp-armv8,-neon" }
attributes #7 = { nofree norecurse nosync nounwind null_pointer_is_valid memory(read, argmem: none, inaccessiblemem: none, target_mem0: none, target_mem1: none) uwtable "frame-pointer"="non-leaf-no-reserve" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic" "target-features"="+v8a,-fmv,-fp-armv8,-neon" }
attributes #8 = { mustprogress nofree norecurse nounwind null_pointer_is_valid willreturn uwtable "frame-pointer"="non-leaf-no-reserve" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic" "target-features"="+v8a,-fmv,-fp-armv8,-neon" }
attributes #9 = { mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }
attributes #10 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #11 = { mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn memory(argmem: readwrite) uwtable "frame-pointer"="non-leaf-no-reserve" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic" "target-features"="+v8a,-fmv,-fp-armv8,-neon" }
attributes #12 = { mustprogress nocallback nofree nounwind willreturn memory(argmem: readwrite) }
attributes #13 = { mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn uwtable "frame-pointer"="non-leaf-no-reserve" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic" "target-features"="+v8a,-fmv,-fp-armv8,-neon" }
attributes #14 = { mustprogress nocallback nofree nosync nounwind willreturn }
attributes #15 = { mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn memory(read, argmem: none, inaccessiblemem: none, target_mem0: none, target_mem1: none) uwtable "frame-pointer"="non-leaf-no-reserve" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic" "target-features"="+v8a,-fmv,-fp-armv8,-neon" }
attributes #16 = { null_pointer_is_valid "frame-pointer"="non-leaf-no-reserve" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic" "target-features"="+v8a,-fmv,-fp-armv8,-neon" }
attributes #17 = { mustprogress nofree norecurse nosync nounwind null_pointer_is_valid willreturn memory(read) uwtable "frame-pointer"="non-leaf-no-reserve" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic" "target-features"="+v8a,-fmv,-fp-armv8,-neon" }
attributes #18 = { mustprogress nocallback nofree nosync nounwind willreturn memory(read) }
attributes #19 = { nounwind null_pointer_is_valid memory(inaccessiblemem: write) uwtable "frame-pointer"="non-leaf-no-reserve" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic" "target-features"="+v8a,-fmv,-fp-armv8,-neon" }
attributes #20 = { cold noreturn nounwind memory(inaccessiblemem: write) }
attributes #21 = { mustprogress nocallback nofree nosync nounwind willreturn memory(none) }
attributes #22 = { nofree norecurse nosync nounwind null_pointer_is_valid memory(argmem: read) uwtable "frame-pointer"="non-leaf-no-reserve" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic" "target-features"="+v8a,-fmv,-fp-armv8,-neon" }
attributes #23 = { nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }
attributes #24 = { nounwind }

!llvm.dbg.cu = !{!0}
!llvm.named.register.sp = !{!2}
!llvm.module.flags = !{!3, !4, !5, !6, !7, !8, !9}
!llvm.ident = !{!10}

!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !1, producer: "clang version 22", isOptimized: true, runtimeVersion: 0, emissionKind: LineTablesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "constructs.c", directory: "/", checksumkind: CSK_MD5, checksum: "9bbc8c6b2f8a72fba315dbed859e3f9c")
!2 = !{!"sp"}
!3 = !{i32 7, !"Dwarf Version", i32 5}
!4 = !{i32 2, !"Debug Info Version", i32 3}
!5 = !{i32 1, !"wchar_size", i32 2}
!6 = !{i32 8, !"PIC Level", i32 2}
!7 = !{i32 7, !"PIE Level", i32 2}
!8 = !{i32 7, !"uwtable", i32 2}
!9 = !{i32 7, !"frame-pointer", i32 4}
!10 = !{!"clang version 22"}
!11 = distinct !DISubprogram(name: "entry", scope: !1, file: !1, line: 20, type: !12, scopeLine: 21, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!12 = !DISubroutineType(types: !13)
!13 = !{}
!14 = !DILocation(line: 18, column: 18, scope: !15, inlinedAt: !16)
!15 = distinct !DISubprogram(name: "read_pmd", scope: !1, file: !1, line: 16, type: !12, scopeLine: 17, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!16 = distinct !DILocation(line: 22, column: 16, scope: !11)
!17 = !DILocation(line: 26, column: 19, scope: !11, atomGroup: 3, atomRank: 2)
!18 = !DILocation(line: 26, column: 2, scope: !11, atomGroup: 3, atomRank: 1)
!19 = distinct !DISubprogram(name: "add_one", scope: !1, file: !1, line: 37, type: !12, scopeLine: 37, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!20 = !DILocation(line: 37, column: 38, scope: !19, atomGroup: 1, atomRank: 2)
!21 = !DILocation(line: 37, column: 29, scope: !19, atomGroup: 1, atomRank: 1)
!22 = distinct !DISubprogram(name: "twice", scope: !1, file: !1, line: 38, type: !12, scopeLine: 38, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!23 = !DILocation(line: 38, column: 36, scope: !22, atomGroup: 1, atomRank: 2)
!24 = !DILocation(line: 38, column: 27, scope: !22, atomGroup: 1, atomRank: 1)
!25 = distinct !DISubprogram(name: "indirect", scope: !1, file: !1, line: 40, type: !12, scopeLine: 40, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!26 = !DILocation(line: 40, column: 34, scope: !25, atomGroup: 2, atomRank: 2)
!27 = !DILocation(line: 40, column: 34, scope: !25, atomGroup: 2, atomRank: 1)
!28 = !DILocation(line: 40, column: 42, scope: !25)
!29 = !DILocation(line: 40, column: 34, scope: !25)
!30 = !DILocation(line: 40, column: 68, scope: !25)
!31 = !DILocation(line: 40, column: 34, scope: !25, atomGroup: 1, atomRank: 2)
!32 = !DILocation(line: 40, column: 27, scope: !25, atomGroup: 1, atomRank: 1)
!33 = distinct !DISubprogram(name: "make_pair", scope: !1, file: !1, line: 42, type: !12, scopeLine: 42, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!34 = !DILocation(line: 42, column: 72, scope: !33, atomGroup: 2, atomRank: 2)
!35 = !DILocation(line: 42, column: 72, scope: !33, atomGroup: 2, atomRank: 1)
!36 = distinct !DISubprogram(name: "make_large", scope: !1, file: !1, line: 43, type: !12, scopeLine: 43, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!37 = !DILocation(line: 43, column: 51, scope: !36, atomGroup: 1, atomRank: 1)
!38 = !DILocation(line: 43, column: 51, scope: !36)
!39 = !DILocation(line: 43, column: 82, scope: !36)
!40 = !DILocation(line: 43, column: 88, scope: !36, atomGroup: 2, atomRank: 1)
!41 = !DILocation(line: 43, column: 97, scope: !36, atomGroup: 3, atomRank: 1)
!42 = distinct !DISubprogram(name: "use_both", scope: !1, file: !1, line: 44, type: !12, scopeLine: 44, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!43 = !DILocation(line: 44, column: 61, scope: !42)
!44 = !DILocation(line: 44, column: 83, scope: !42)
!45 = !DILocation(line: 44, column: 77, scope: !42)
!46 = !DILocation(line: 44, column: 75, scope: !42)
!47 = !DILocation(line: 44, column: 89, scope: !42, atomGroup: 1, atomRank: 2)
!48 = !DILocation(line: 44, column: 54, scope: !42, atomGroup: 1, atomRank: 1)
!49 = distinct !DISubprogram(name: "pass_both", scope: !1, file: !1, line: 45, type: !12, scopeLine: 45, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!50 = !DILocation(line: 45, column: 23, scope: !49, atomGroup: 1, atomRank: 1)
!51 = distinct !DISubprogram(name: "choose", scope: !1, file: !1, line: 47, type: !12, scopeLine: 48, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!52 = !DILocation(line: 49, column: 2, scope: !51, atomGroup: 1, atomRank: 1)
!53 = !DILocation(line: 51, column: 18, scope: !51, atomGroup: 3, atomRank: 1)
!54 = !DILocation(line: 52, column: 11, scope: !51, atomGroup: 4, atomRank: 1)
!55 = !DILocation(line: 53, column: 11, scope: !51, atomGroup: 5, atomRank: 1)
!56 = !DILocation(line: 0, scope: !51)
!57 = !DILocation(line: 55, column: 1, scope: !51, atomGroup: 6, atomRank: 1)
!58 = distinct !DISubprogram(name: "sum", scope: !1, file: !1, line: 56, type: !12, scopeLine: 56, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!59 = !DILocation(line: 56, column: 55, scope: !58, atomGroup: 20, atomRank: 1)
!60 = !DILocation(line: 56, column: 37, scope: !58, atomGroup: 21, atomRank: 1)
!61 = !DILocation(line: 56, scope: !58, atomGroup: 1, atomRank: 1)
!62 = !DILocation(line: 56, column: 92, scope: !58, atomGroup: 9, atomRank: 1)
!63 = !DILocation(line: 56, column: 86, scope: !58)
!64 = !DILocation(line: 56, column: 78, scope: !58)
!65 = !DILocation(line: 56, column: 75, scope: !58, atomGroup: 5, atomRank: 2)
!66 = !DILocation(line: 56, column: 65, scope: !58, atomGroup: 6, atomRank: 2)
!67 = !DILocation(line: 56, column: 55, scope: !58, atomGroup: 3, atomRank: 1)
!68 = !DILocation(line: 56, column: 37, scope: !58, atomGroup: 4, atomRank: 1)
!69 = distinct !{!69, !70, !71, !72, !73}
!70 = !DILocation(line: 56, column: 37, scope: !58)
!71 = !DILocation(line: 56, column: 89, scope: !58)
!72 = !{!"llvm.loop.mustprogress"}
!73 = !{!"llvm.loop.unroll.disable"}
!74 = distinct !DISubprogram(name: "atomics", scope: !1, file: !1, line: 57, type: !12, scopeLine: 58, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!75 = !DILocation(line: 61, column: 2, scope: !74, atomGroup: 2, atomRank: 2)
!76 = !DILocation(line: 62, column: 2, scope: !74)
!77 = !DILocation(line: 63, column: 2, scope: !74)
!78 = !DILocation(line: 64, column: 2, scope: !74, atomGroup: 4, atomRank: 1)
!79 = !DILocation(line: 65, column: 20, scope: !74, atomGroup: 6, atomRank: 2)
!80 = !DILocation(line: 65, column: 18, scope: !74)
!81 = !DILocation(line: 65, column: 59, scope: !74, atomGroup: 7, atomRank: 2)
!82 = !DILocation(line: 65, column: 57, scope: !74, atomGroup: 8, atomRank: 2)
!83 = !DILocation(line: 65, column: 2, scope: !74, atomGroup: 8, atomRank: 1)
!84 = distinct !DISubprogram(name: "builtins", scope: !1, file: !1, line: 67, type: !12, scopeLine: 68, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!85 = !DILocation(line: 71, column: 37, scope: !84)
!86 = !DILocation(line: 71, column: 6, scope: !84)
!87 = !DILocation(line: 71, column: 6, scope: !84, atomGroup: 1, atomRank: 2)
!88 = !DILocation(line: 71, column: 6, scope: !84, atomGroup: 1, atomRank: 1)
!89 = !DILocation(line: 73, column: 15, scope: !84)
!90 = !DILocation(line: 73, column: 57, scope: !84)
!91 = !DILocation(line: 73, column: 41, scope: !84)
!92 = !DILocation(line: 73, column: 64, scope: !84)
!93 = !DILocation(line: 73, column: 13, scope: !84)
!94 = !DILocation(line: 73, column: 39, scope: !84)
!95 = !DILocation(line: 73, column: 62, scope: !84, atomGroup: 3, atomRank: 2)
!96 = !DILocation(line: 73, column: 2, scope: !84, atomGroup: 3, atomRank: 1)
!97 = !DILocation(line: 0, scope: !84)
!98 = !DILocation(line: 74, column: 1, scope: !84, atomGroup: 4, atomRank: 1)
!99 = distinct !DISubprogram(name: "jumps", scope: !1, file: !1, line: 75, type: !12, scopeLine: 76, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!100 = !DILocation(line: 77, column: 2, scope: !99, atomGroup: 1, atomRank: 1)
!101 = !{i64 2599}
!102 = !DILocation(line: 80, column: 2, scope: !99, atomGroup: 3, atomRank: 1)
!103 = !DILocation(line: 0, scope: !99)
!104 = !DILocation(line: 81, column: 1, scope: !99, atomGroup: 4, atomRank: 1)
!105 = distinct !DISubprogram(name: "assembly", scope: !1, file: !1, line: 82, type: !12, scopeLine: 83, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!106 = !DILocation(line: 86, column: 2, scope: !105, atomGroup: 1, atomRank: 1)
!107 = !{i64 2727}
!108 = !DILocation(line: 87, column: 2, scope: !105, atomGroup: 4, atomRank: 1)
!109 = distinct !DISubprogram(name: "bits", scope: !1, file: !1, line: 89, type: !12, scopeLine: 89, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!110 = !DILocation(line: 89, column: 59, scope: !109)
!111 = !DILocation(line: 89, column: 59, scope: !109, atomGroup: 1, atomRank: 2)
!112 = !DILocation(line: 89, column: 59, scope: !109, atomGroup: 1, atomRank: 1)
!113 = !DILocation(line: 89, column: 74, scope: !109)
!114 = !DILocation(line: 89, column: 74, scope: !109, atomGroup: 2, atomRank: 4)
!115 = !DILocation(line: 89, column: 71, scope: !109, atomGroup: 2, atomRank: 2)
!116 = !DILocation(line: 89, column: 64, scope: !109, atomGroup: 2, atomRank: 1)
!117 = distinct !DISubprogram(name: "bits24", scope: !1, file: !1, line: 91, type: !12, scopeLine: 91, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!118 = !DILocation(line: 91, column: 58, scope: !117, atomGroup: 1, atomRank: 1)
!119 = !DILocation(line: 91, column: 69, scope: !117)
!120 = !DILocation(line: 91, column: 69, scope: !117, atomGroup: 2, atomRank: 2)
!121 = !DILocation(line: 91, column: 79, scope: !117, atomGroup: 3, atomRank: 1)
!122 = !DILocation(line: 91, column: 97, scope: !117, atomGroup: 5, atomRank: 2)
!123 = !DILocation(line: 91, column: 85, scope: !117, atomGroup: 5, atomRank: 1)
!124 = distinct !DISubprogram(name: "known", scope: !1, file: !1, line: 92, type: !12, scopeLine: 92, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!125 = !DILocation(line: 92, column: 20, scope: !124, atomGroup: 1, atomRank: 1)
!126 = distinct !DISubprogram(name: "mask", scope: !1, file: !1, line: 99, type: !12, scopeLine: 99, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!127 = !DILocation(line: 99, column: 20, scope: !126, atomGroup: 1, atomRank: 1)
!128 = distinct !DISubprogram(name: "asked", scope: !1, file: !1, line: 100, type: !12, scopeLine: 100, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!129 = !DILocation(line: 100, column: 68, scope: !128)
!130 = !DILocation(line: 100, column: 36, scope: !128, atomGroup: 1, atomRank: 2)
!131 = !DILocation(line: 100, column: 29, scope: !128, atomGroup: 1, atomRank: 1)
!132 = distinct !DISubprogram(name: "variable", scope: !1, file: !1, line: 101, type: !12, scopeLine: 102, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!133 = !DILocation(line: 103, column: 2, scope: !132)
!134 = !DILocation(line: 106, column: 2, scope: !132)
!135 = !DILocation(line: 107, column: 6, scope: !132)
!136 = !DILocation(line: 107, column: 6, scope: !132, atomGroup: 1, atomRank: 2)
!137 = !DILocation(line: 108, column: 2, scope: !132)
!138 = !DILocation(line: 110, column: 1, scope: !132)
!139 = !DILocation(line: 109, column: 2, scope: !132, atomGroup: 3, atomRank: 1)
!140 = distinct !DISubprogram(name: "copy", scope: !1, file: !1, line: 111, type: !12, scopeLine: 111, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!141 = !DILocation(line: 111, column: 57, scope: !140, atomGroup: 1, atomRank: 1)
!142 = !DILocation(line: 111, column: 64, scope: !140, atomGroup: 2, atomRank: 1)
!143 = !DILocation(line: 111, column: 105, scope: !140, atomGroup: 3, atomRank: 1)
!144 = distinct !DISubprogram(name: "copy_pmd", scope: !1, file: !1, line: 112, type: !12, scopeLine: 112, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!145 = !DILocation(line: 112, column: 53, scope: !144, atomGroup: 1, atomRank: 1)
!146 = !DILocation(line: 112, column: 69, scope: !144, atomGroup: 2, atomRank: 2)
!147 = !DILocation(line: 112, column: 81, scope: !144, atomGroup: 3, atomRank: 1)
!148 = !DILocation(line: 112, column: 87, scope: !144, atomGroup: 5, atomRank: 1)
!149 = distinct !DISubprogram(name: "labels", scope: !1, file: !1, line: 113, type: !12, scopeLine: 114, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!150 = !DILocation(line: 117, column: 8, scope: !149)
!151 = !DILocation(line: 121, column: 2, scope: !149, atomGroup: 3, atomRank: 1)
!152 = !DILocation(line: 0, scope: !149)
!153 = !DILocation(line: 122, column: 1, scope: !149, atomGroup: 4, atomRank: 1)
!154 = distinct !DISubprogram(name: "weak_one", scope: !1, file: !1, line: 123, type: !12, scopeLine: 123, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!155 = !DILocation(line: 123, column: 44, scope: !154, atomGroup: 1, atomRank: 1)
!156 = distinct !DISubprogram(name: "call_maybe", scope: !1, file: !1, line: 126, type: !12, scopeLine: 126, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!157 = !DILocation(line: 126, column: 31, scope: !156, atomGroup: 2, atomRank: 2)
!158 = !DILocation(line: 126, column: 31, scope: !156, atomGroup: 2, atomRank: 1)
!159 = !DILocation(line: 126, column: 39, scope: !156)
!160 = !DILocation(line: 126, column: 31, scope: !156)
!161 = !DILocation(line: 126, column: 31, scope: !156, atomGroup: 1, atomRank: 2)
!162 = !DILocation(line: 126, column: 24, scope: !156, atomGroup: 1, atomRank: 1)
!163 = !DISubprogram(name: "maybe", scope: !1, file: !1, line: 125, type: !12, flags: DIFlagPrototyped, spFlags: DISPFlagOptimized)
!164 = distinct !DISubprogram(name: "flag", scope: !1, file: !1, line: 127, type: !12, scopeLine: 127, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!165 = !DILocation(line: 127, column: 36, scope: !164, atomGroup: 1, atomRank: 3)
!166 = !DILocation(line: 127, column: 34, scope: !164, atomGroup: 1, atomRank: 2)
!167 = !DILocation(line: 127, column: 34, scope: !164, atomGroup: 1, atomRank: 1)
!168 = !DILocation(line: 127, column: 46, scope: !164, atomGroup: 2, atomRank: 2)
!169 = !DILocation(line: 127, column: 39, scope: !164, atomGroup: 2, atomRank: 1)
!170 = distinct !DISubprogram(name: "distance", scope: !1, file: !1, line: 128, type: !12, scopeLine: 128, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!171 = !DILocation(line: 128, column: 24, scope: !170, atomGroup: 1, atomRank: 1)
!172 = distinct !DISubprogram(name: "unpack", scope: !1, file: !1, line: 129, type: !12, scopeLine: 129, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!173 = !DILocation(line: 129, column: 42, scope: !172)
!174 = !DILocation(line: 129, column: 42, scope: !172, atomGroup: 1, atomRank: 2)
!175 = !DILocation(line: 129, column: 32, scope: !172, atomGroup: 1, atomRank: 1)
!176 = distinct !DISubprogram(name: "read_stack_pointer", scope: !1, file: !1, line: 131, type: !12, scopeLine: 131, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!177 = !DILocation(line: 131, column: 41, scope: !176, atomGroup: 1, atomRank: 2)
!178 = !DILocation(line: 131, column: 34, scope: !176, atomGroup: 1, atomRank: 1)
!179 = distinct !DISubprogram(name: "trap", scope: !1, file: !1, line: 132, type: !12, scopeLine: 133, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!180 = !DILocation(line: 134, column: 6, scope: !179, atomGroup: 1, atomRank: 2)
!181 = !DILocation(line: 134, column: 6, scope: !179, atomGroup: 1, atomRank: 1)
!182 = !DILocation(line: 135, column: 3, scope: !179)
!183 = !DILocation(line: 136, column: 16, scope: !179, atomGroup: 2, atomRank: 3)
!184 = !DILocation(line: 136, column: 9, scope: !179, atomGroup: 2, atomRank: 2)
!185 = !DILocation(line: 136, column: 2, scope: !179, atomGroup: 2, atomRank: 1)
!186 = distinct !DISubprogram(name: "nested", scope: !1, file: !1, line: 138, type: !12, scopeLine: 139, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!187 = !DILocation(line: 142, column: 24, scope: !186, atomGroup: 24, atomRank: 1)
!188 = !DILocation(line: 142, column: 2, scope: !186, atomGroup: 25, atomRank: 1)
!189 = !DILocation(line: 142, column: 7, scope: !186)
!190 = !DILocation(line: 142, column: 24, scope: !186, atomGroup: 3, atomRank: 1)
!191 = !DILocation(line: 142, column: 2, scope: !186)
!192 = !DILocation(line: 143, column: 15, scope: !186)
!193 = !DILocation(line: 143, column: 15, scope: !186, atomGroup: 5, atomRank: 2)
!194 = !DILocation(line: 145, column: 13, scope: !186, atomGroup: 6, atomRank: 2)
!195 = !DILocation(line: 145, column: 13, scope: !186, atomGroup: 6, atomRank: 1)
!196 = !DILocation(line: 147, column: 21, scope: !186, atomGroup: 22, atomRank: 1)
!197 = !DILocation(line: 147, column: 3, scope: !186, atomGroup: 23, atomRank: 1)
!198 = !DILocation(line: 147, column: 3, scope: !186)
!199 = !DILocation(line: 149, column: 14, scope: !186, atomGroup: 14, atomRank: 2)
!200 = !DILocation(line: 0, scope: !186)
!201 = !DILocation(line: 140, column: 6, scope: !186, atomGroup: 1, atomRank: 1)
!202 = !DILocation(line: 142, column: 35, scope: !186, atomGroup: 16, atomRank: 2)
!203 = !DILocation(line: 142, column: 2, scope: !186, atomGroup: 4, atomRank: 1)
!204 = distinct !{!204, !191, !205, !72, !73}
!205 = !DILocation(line: 151, column: 2, scope: !186)
!206 = !DILocation(line: 152, column: 2, scope: !186, atomGroup: 19, atomRank: 1)
