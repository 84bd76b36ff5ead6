; ModuleID = 'constructs.c'
source_filename = "constructs.c"
target datalayout = "e-m:e-p:32:32-Fi8-i64:64-v128:64:128-a:0:32-n32-S64"
target triple = "armv7-unknown-linux-gnueabi"

%union.either = type { i32 }
%struct.packed = type <{ i8, i32 }>
%struct.pmd_t = type { i64 }
%struct.operations = type { ptr, ptr, [5 x i8] }
%struct.pair = type { i32, i32 }
%struct.large = type { [6 x i64], i32 }
%struct.three = type { i32 }
%struct.__va_list = type { ptr }

@table = internal global [3 x i32] [i32 1, i32 2, i32 3], align 4
@into_table = dso_local global ptr getelementptr (i8, ptr @table, i64 4), align 4
@.str = private unnamed_addr constant [6 x i8] c"hi\0A\22x\00", align 1
@text = dso_local global ptr @.str, align 4
@elsewhere = external global i32, align 4
@pointer = dso_local global ptr @elsewhere, align 4
@numbers = dso_local global [4 x i32] [i32 0, i32 0, i32 ptrtoint (ptr getelementptr (i8, ptr @elsewhere, i64 5) to i32), i32 0], align 4
@.str.1 = private unnamed_addr constant [3 x i8] c"zz\00", align 1
@choices = dso_local global <{ { ptr }, %union.either }> <{ { ptr } { ptr @.str.1 }, %union.either { i32 3 } }>, align 4
@packed = dso_local global %struct.packed <{ i8 1, i32 2 }>, align 1
@operations = dso_local global { ptr, ptr, [5 x i8], [3 x i8] } { ptr @add_one, ptr @twice, [5 x i8] c"abc\00\00", [3 x i8] zeroinitializer }, align 4
@labels.targets = internal global [2 x ptr] [ptr blockaddress(@labels, %7), ptr blockaddress(@labels, %8)], align 4

@other_name = dso_local alias i32 (), ptr @weak_one

; Function Attrs: nounwind null_pointer_is_valid
define dso_local i64 @entry(ptr noundef %0) #0 !dbg !10 {
  %2 = alloca ptr, align 4
  %3 = alloca %struct.pmd_t, align 8
  store ptr %0, ptr %2, align 4
  call void @llvm.lifetime.start.p0(ptr %3) #14, !dbg !13
  %4 = load ptr, ptr %2, align 4, !dbg !14
  call void @read_pmd(ptr dead_on_unwind writable sret(%struct.pmd_t) align 8 %3, ptr noundef %4), !dbg !15
  %5 = getelementptr inbounds nuw %struct.pmd_t, ptr %3, i32 0, i32 0, !dbg !16
  %6 = load i64, ptr %5, align 8, !dbg !16
  %7 = and i64 %6, -2, !dbg !17
  call void @llvm.lifetime.end.p0(ptr %3) #14, !dbg !18
  ret i64 %7, !dbg !19
}

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.start.p0(ptr captures(none)) #1

; Function Attrs: alwaysinline nounwind null_pointer_is_valid
define internal void @read_pmd(ptr dead_on_unwind noalias writable sret(%struct.pmd_t) align 8 %0, ptr noundef %1) #2 !dbg !20 {
  %3 = alloca ptr, align 4
  store ptr %1, ptr %3, align 4
  %4 = load ptr, ptr %3, align 4, !dbg !21
  %5 = getelementptr inbounds nuw %struct.pmd_t, ptr %4, i32 0, i32 0, !dbg !22
  %6 = load volatile i64, ptr %5, align 8, !dbg !23
  call void @make_pmd(ptr dead_on_unwind writable sret(%struct.pmd_t) align 8 %0, i64 noundef %6), !dbg !24
  ret void, !dbg !25
}

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.end.p0(ptr captures(none)) #1

; Function Attrs: nounwind null_pointer_is_valid
define internal i32 @add_one(i32 noundef %0) #0 !dbg !26 {
  %2 = alloca i32, align 4
  store i32 %0, ptr %2, align 4
  %3 = load i32, ptr %2, align 4, !dbg !27
  %4 = add nsw i32 %3, 1, !dbg !28
  ret i32 %4, !dbg !29
}

; Function Attrs: nounwind null_pointer_is_valid
define internal i32 @twice(i32 noundef %0) #0 !dbg !30 {
  %2 = alloca i32, align 4
  store i32 %0, ptr %2, align 4
  %3 = load i32, ptr %2, align 4, !dbg !31
  %4 = mul nsw i32 %3, 2, !dbg !32
  ret i32 %4, !dbg !33
}

; Function Attrs: nounwind null_pointer_is_valid
define dso_local i32 @indirect(i32 noundef %0) #0 !dbg !34 {
  %2 = alloca i32, align 4
  store i32 %0, ptr %2, align 4
  %3 = load i32, ptr %2, align 4, !dbg !35
  %4 = icmp ne i32 %3, 0, !dbg !36
  br i1 %4, label %5, label %9, !dbg !37

5:                                                ; preds = %1
  %6 = load ptr, ptr @operations, align 4, !dbg !38
  %7 = load i32, ptr %2, align 4, !dbg !39
  %8 = call i32 %6(i32 noundef %7), !dbg !38
  br label %12, !dbg !35

9:                                                ; preds = %1
  %10 = load ptr, ptr getelementptr inbounds nuw (%struct.operations, ptr @operations, i32 0, i32 1), align 4, !dbg !40
  %11 = call i32 %10(i32 noundef 3), !dbg !40
  br label %12, !dbg !35

12:                                               ; preds = %9, %5
  %13 = phi i32 [ %8, %5 ], [ %11, %9 ], !dbg !41
  ret i32 %13, !dbg !42
}

; Function Attrs: nounwind null_pointer_is_valid
define dso_local void @make_pair(ptr dead_on_unwind noalias writable sret(%struct.pair) align 4 %0, i32 noundef %1, i32 noundef %2) #0 !dbg !43 {
  %4 = alloca i32, align 4
  %5 = alloca i32, align 4
  store i32 %1, ptr %4, align 4
  store i32 %2, ptr %5, align 4
  %6 = getelementptr inbounds nuw %struct.pair, ptr %0, i32 0, i32 0, !dbg !44
  %7 = load i32, ptr %4, align 4, !dbg !45
  store i32 %7, ptr %6, align 4, !dbg !46
  %8 = getelementptr inbounds nuw %struct.pair, ptr %0, i32 0, i32 1, !dbg !44
  %9 = load i32, ptr %5, align 4, !dbg !47
  store i32 %9, ptr %8, align 4, !dbg !46
  ret void, !dbg !48
}

; Function Attrs: nounwind null_pointer_is_valid
define dso_local void @make_large(ptr dead_on_unwind noalias writable sret(%struct.large) align 8 %0, i32 noundef %1) #0 !dbg !49 {
  %3 = alloca i32, align 4
  store i32 %1, ptr %3, align 4
  call void @llvm.memset.p0.i32(ptr align 8 %0, i8 0, i32 56, i1 false), !dbg !50
  %4 = getelementptr inbounds { [6 x i64], i32, [4 x i8] }, ptr %0, i32 0, i32 0, !dbg !51
  %5 = getelementptr inbounds [6 x i64], ptr %4, i32 0, i32 0, !dbg !51
  store i64 1, ptr %5, align 8, !dbg !50
  %6 = getelementptr inbounds [6 x i64], ptr %4, i32 0, i32 1, !dbg !51
  store i64 2, ptr %6, align 8, !dbg !50
  %7 = getelementptr inbounds [6 x i64], ptr %4, i32 0, i32 2, !dbg !51
  store i64 3, ptr %7, align 8, !dbg !50
  %8 = load i32, ptr %3, align 4, !dbg !52
  %9 = getelementptr inbounds nuw %struct.large, ptr %0, i32 0, i32 1, !dbg !53
  store i32 %8, ptr %9, align 8, !dbg !54
  ret void, !dbg !55
}

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: write)
declare void @llvm.memset.p0.i32(ptr writeonly captures(none), i8, i32, i1 immarg) #3

; Function Attrs: nounwind null_pointer_is_valid
define dso_local i64 @use_both([7 x i64] %0, [2 x i32] %1) #0 !dbg !56 {
  %3 = alloca %struct.large, align 8
  %4 = alloca %struct.pair, align 4
  store [7 x i64] %0, ptr %3, align 8
  store [2 x i32] %1, ptr %4, align 4
  %5 = getelementptr inbounds nuw %struct.large, ptr %3, i32 0, i32 0, !dbg !57
  %6 = getelementptr inbounds [6 x i64], ptr %5, i32 0, i32 1, !dbg !58
  %7 = load i64, ptr %6, align 8, !dbg !58
  %8 = getelementptr inbounds nuw %struct.large, ptr %3, i32 0, i32 1, !dbg !59
  %9 = load i32, ptr %8, align 8, !dbg !59
  %10 = sext i32 %9 to i64, !dbg !60
  %11 = add i64 %7, %10, !dbg !61
  %12 = getelementptr inbounds nuw %struct.pair, ptr %4, i32 0, i32 0, !dbg !62
  %13 = load i32, ptr %12, align 4, !dbg !62
  %14 = zext i32 %13 to i64, !dbg !63
  %15 = add i64 %11, %14, !dbg !64
  ret i64 %15, !dbg !65
}

; Function Attrs: nounwind null_pointer_is_valid
define dso_local i64 @pass_both() #0 !dbg !66 {
  %1 = alloca %struct.large, align 8
  %2 = alloca %struct.pair, align 4
  call void @make_large(ptr dead_on_unwind writable sret(%struct.large) align 8 %1, i32 noundef 4), !dbg !67
  call void @make_pair(ptr dead_on_unwind writable sret(%struct.pair) align 4 %2, i32 noundef 1, i32 noundef 2), !dbg !68
  %3 = load [7 x i64], ptr %1, align 8, !dbg !69
  %4 = load [2 x i32], ptr %2, align 4, !dbg !69
  %5 = call i64 @use_both([7 x i64] %3, [2 x i32] %4), !dbg !70
  ret i64 %5, !dbg !71
}

; Function Attrs: nounwind null_pointer_is_valid
define dso_local i32 @choose(i32 noundef %0) #0 !dbg !72 {
  %2 = alloca i32, align 4
  %3 = alloca i32, align 4
  store i32 %0, ptr %3, align 4
  %4 = load i32, ptr %3, align 4, !dbg !73
  switch i32 %4, label %8 [
    i32 1, label %5
    i32 2, label %6
    i32 7, label %6
    i32 -3, label %7
  ], !dbg !74

5:                                                ; preds = %1
  store i32 5, ptr %2, align 4, !dbg !75
  br label %9, !dbg !75

6:                                                ; preds = %1, %1
  store i32 8, ptr %2, align 4, !dbg !76
  br label %9, !dbg !76

7:                                                ; preds = %1
  store i32 1, ptr %2, align 4, !dbg !77
  br label %9, !dbg !77

8:                                                ; preds = %1
  store i32 0, ptr %2, align 4, !dbg !78
  br label %9, !dbg !78

9:                                                ; preds = %8, %7, %6, %5
  %10 = load i32, ptr %2, align 4, !dbg !79
  ret i32 %10, !dbg !80
}

; Function Attrs: nounwind null_pointer_is_valid
define dso_local i32 @sum(i32 noundef %0) #0 !dbg !81 {
  %2 = alloca i32, align 4
  %3 = alloca i32, align 4
  %4 = alloca i32, align 4
  store i32 %0, ptr %2, align 4
  call void @llvm.lifetime.start.p0(ptr %3) #14, !dbg !82
  store i32 0, ptr %3, align 4, !dbg !83
  call void @llvm.lifetime.start.p0(ptr %4) #14, !dbg !84
  store i32 0, ptr %4, align 4, !dbg !85
  br label %5, !dbg !84

5:                                                ; preds = %17, %1
  %6 = load i32, ptr %4, align 4, !dbg !86
  %7 = load i32, ptr %2, align 4, !dbg !87
  %8 = icmp slt i32 %6, %7, !dbg !88
  br i1 %8, label %10, label %9, !dbg !89

9:                                                ; preds = %5
  call void @llvm.lifetime.end.p0(ptr %4) #14, !dbg !90
  br label %20

10:                                               ; preds = %5
  %11 = load i32, ptr %4, align 4, !dbg !91
  %12 = srem i32 %11, 3, !dbg !92
  %13 = getelementptr inbounds [3 x i32], ptr @table, i32 0, i32 %12, !dbg !93
  %14 = load i32, ptr %13, align 4, !dbg !93
  %15 = load i32, ptr %3, align 4, !dbg !94
  %16 = add nsw i32 %15, %14, !dbg !95
  store i32 %16, ptr %3, align 4, !dbg !96
  br label %17, !dbg !97

17:                                               ; preds = %10
  %18 = load i32, ptr %4, align 4, !dbg !98
  %19 = add nsw i32 %18, 1, !dbg !99
  store i32 %19, ptr %4, align 4, !dbg !100
  br label %5, !dbg !90, !llvm.loop !101

20:                                               ; preds = %9
  %21 = load i32, ptr %3, align 4, !dbg !105
  call void @llvm.lifetime.end.p0(ptr %3) #14, !dbg !106
  ret i32 %21, !dbg !107
}

; Function Attrs: nounwind null_pointer_is_valid
define dso_local i32 @atomics(ptr noundef %0) #0 !dbg !108 {
  %2 = alloca ptr, align 4
  %3 = alloca i32, align 4
  %4 = alloca i32, align 4
  %5 = alloca i32, align 4
  %6 = alloca i32, align 4
  %7 = alloca i8, align 1
  %8 = alloca i32, align 4
  %9 = alloca i32, align 4
  %10 = alloca i32, align 4
  %11 = alloca i32, align 4
  store ptr %0, ptr %2, align 4
  call void @llvm.lifetime.start.p0(ptr %3) #14, !dbg !109
  store i32 5, ptr %3, align 4, !dbg !110
  %12 = load ptr, ptr %2, align 4, !dbg !111
  store i32 1, ptr %4, align 4, !dbg !112
  %13 = load i32, ptr %4, align 4, !dbg !113
  %14 = atomicrmw add ptr %12, i32 %13 seq_cst, align 4, !dbg !114
  store i32 %14, ptr %5, align 4, !dbg !112
  %15 = load i32, ptr %5, align 4, !dbg !113
  %16 = load ptr, ptr %2, align 4, !dbg !115
  store i32 7, ptr %6, align 4, !dbg !116
  %17 = load i32, ptr %3, align 4, !dbg !117
  %18 = load i32, ptr %6, align 4, !dbg !117
  %19 = cmpxchg ptr %16, i32 %17, i32 %18 acquire monotonic, align 4, !dbg !117
  %20 = extractvalue { i32, i1 } %19, 0, !dbg !118
  %21 = extractvalue { i32, i1 } %19, 1, !dbg !119
  br i1 %21, label %23, label %22, !dbg !117

22:                                               ; preds = %1
  store i32 %20, ptr %3, align 4, !dbg !116
  br label %23, !dbg !117

23:                                               ; preds = %22, %1
  %24 = zext i1 %21 to i8, !dbg !118
  store i8 %24, ptr %7, align 1, !dbg !116
  %25 = load i8, ptr %7, align 1, !dbg !117, !range !120, !noundef !12
  %26 = trunc i8 %25 to i1, !dbg !117
  fence seq_cst, !dbg !121
  %27 = load ptr, ptr %2, align 4, !dbg !122
  store i32 3, ptr %8, align 4, !dbg !123
  %28 = load i32, ptr %8, align 4, !dbg !124
  store atomic i32 %28, ptr %27 release, align 4, !dbg !123
  %29 = load i32, ptr %3, align 4, !dbg !125
  %30 = load ptr, ptr %2, align 4, !dbg !126
  %31 = load atomic i32, ptr %30 acquire, align 4, !dbg !127
  store i32 %31, ptr %9, align 4, !dbg !128
  %32 = load i32, ptr %9, align 4, !dbg !129
  %33 = add nsw i32 %29, %32, !dbg !130
  %34 = load ptr, ptr %2, align 4, !dbg !131
  store i32 9, ptr %10, align 4, !dbg !132
  %35 = load i32, ptr %10, align 4, !dbg !133
  %36 = atomicrmw xchg ptr %34, i32 %35 acq_rel, align 4, !dbg !134
  store i32 %36, ptr %11, align 4, !dbg !132
  %37 = load i32, ptr %11, align 4, !dbg !133
  %38 = add nsw i32 %33, %37, !dbg !135
  call void @llvm.lifetime.end.p0(ptr %3) #14, !dbg !136
  ret i32 %38, !dbg !137
}

; Function Attrs: nounwind null_pointer_is_valid
define dso_local i32 @builtins(i32 noundef %0, i64 noundef %1) #0 !dbg !138 {
  %3 = alloca i32, align 4
  %4 = alloca i32, align 4
  %5 = alloca i64, align 8
  %6 = alloca i32, align 4
  %7 = alloca i32, align 4
  store i32 %0, ptr %4, align 4
  store i64 %1, ptr %5, align 8
  call void @llvm.lifetime.start.p0(ptr %6) #14, !dbg !139
  %8 = load i32, ptr %4, align 4, !dbg !140
  %9 = load i64, ptr %5, align 8, !dbg !141
  %10 = trunc i64 %9 to i32, !dbg !142
  %11 = call { i32, i1 } @llvm.sadd.with.overflow.i32(i32 %8, i32 %10), !dbg !143
  %12 = extractvalue { i32, i1 } %11, 1, !dbg !144
  %13 = extractvalue { i32, i1 } %11, 0, !dbg !143
  store i32 %13, ptr %6, align 4, !dbg !143
  br i1 %12, label %14, label %18, !dbg !145

14:                                               ; preds = %2
  %15 = load i32, ptr %4, align 4, !dbg !146
  %16 = or i32 %15, 1, !dbg !147
  %17 = call i32 @llvm.cttz.i32(i32 %16, i1 false), !dbg !148
  store i32 %17, ptr %3, align 4, !dbg !149
  store i32 1, ptr %7, align 4
  br label %31, !dbg !149

18:                                               ; preds = %2
  %19 = load i32, ptr %6, align 4, !dbg !150
  %20 = load i64, ptr %5, align 8, !dbg !151
  %21 = call i64 @llvm.ctpop.i64(i64 %20), !dbg !152
  %22 = trunc i64 %21 to i32, !dbg !152
  %23 = add nsw i32 %19, %22, !dbg !153
  %24 = load i32, ptr %4, align 4, !dbg !154
  %25 = or i32 %24, 1, !dbg !155
  %26 = call i32 @llvm.ctlz.i32(i32 %25, i1 false), !dbg !156
  %27 = add nsw i32 %23, %26, !dbg !157
  %28 = load i32, ptr %4, align 4, !dbg !158
  %29 = call i32 @llvm.bswap.i32(i32 %28), !dbg !159
  %30 = add i32 %27, %29, !dbg !160
  store i32 %30, ptr %3, align 4, !dbg !161
  store i32 1, ptr %7, align 4
  br label %31, !dbg !161

31:                                               ; preds = %18, %14
  call void @llvm.lifetime.end.p0(ptr %6) #14, !dbg !162
  %32 = load i32, ptr %3, align 4, !dbg !163
  ret i32 %32, !dbg !164
}

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare { i32, i1 } @llvm.sadd.with.overflow.i32(i32, i32) #4

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.cttz.i32(i32, i1 immarg) #5

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.ctpop.i64(i64) #4

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.ctlz.i32(i32, i1 immarg) #5

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.bswap.i32(i32) #4

; Function Attrs: nounwind null_pointer_is_valid
define dso_local i32 @jumps(i32 noundef %0) #0 !dbg !165 {
  %2 = alloca i32, align 4
  %3 = alloca i32, align 4
  store i32 %0, ptr %3, align 4
  %4 = load i32, ptr %3, align 4, !dbg !166
  callbr void asm sideeffect "jump ${1:l}, $0", "r,!i"(i32 %4) #14
          to label %5 [label %6], !dbg !167, !srcloc !168

5:                                                ; preds = %1
  store i32 0, ptr %2, align 4, !dbg !169
  br label %7, !dbg !169

6:                                                ; preds = %1
  store i32 1, ptr %2, align 4, !dbg !170
  br label %7, !dbg !170

7:                                                ; preds = %6, %5
  %8 = load i32, ptr %2, align 4, !dbg !171
  ret i32 %8, !dbg !172
}

; Function Attrs: nounwind null_pointer_is_valid
define dso_local i32 @assembly(ptr noundef %0, i32 noundef %1) #0 !dbg !173 {
  %3 = alloca ptr, align 4
  %4 = alloca i32, align 4
  %5 = alloca i32, align 4
  store ptr %0, ptr %3, align 4
  store i32 %1, ptr %4, align 4
  call void @llvm.lifetime.start.p0(ptr %5) #14, !dbg !174
  %6 = load ptr, ptr %3, align 4, !dbg !175
  %7 = load i32, ptr %4, align 4, !dbg !176
  %8 = call i32 asm sideeffect "swap $0,$2,$1\0A", "=r,=*m,r,*m,~{memory}"(ptr elementtype(i32) %6, i32 %7, ptr elementtype(i32) %6) #14, !dbg !177, !srcloc !178
  store i32 %8, ptr %5, align 4, !dbg !179
  %9 = load i32, ptr %5, align 4, !dbg !180
  call void @llvm.lifetime.end.p0(ptr %5) #14, !dbg !181
  ret i32 %9, !dbg !182
}

; Function Attrs: nounwind null_pointer_is_valid
define dso_local i64 @bits(ptr noundef %0) #0 !dbg !183 {
  %2 = alloca ptr, align 4
  store ptr %0, ptr %2, align 4
  %3 = load ptr, ptr %2, align 4, !dbg !184
  %4 = load i16, ptr %3, align 4, !dbg !185
  %5 = and i16 %4, -4089, !dbg !185
  %6 = or i16 %5, 24, !dbg !186
  store i16 %6, ptr %3, align 4, !dbg !187
  %7 = load ptr, ptr %2, align 4, !dbg !188
  %8 = load i16, ptr %7, align 4, !dbg !189
  %9 = shl i16 %8, 13, !dbg !189
  %10 = ashr i16 %9, 13, !dbg !190
  %11 = sext i16 %10 to i32, !dbg !191
  %12 = sext i32 %11 to i64, !dbg !192
  ret i64 %12, !dbg !193
}

; Function Attrs: nounwind null_pointer_is_valid
define dso_local i32 @bits24(ptr noundef %0, i32 noundef %1) #0 !dbg !194 {
  %3 = alloca ptr, align 4
  %4 = alloca i32, align 4
  %5 = alloca %struct.three, align 4
  store ptr %0, ptr %3, align 4
  store i32 %1, ptr %4, align 4
  call void @llvm.lifetime.start.p0(ptr %5) #14, !dbg !195
  %6 = load ptr, ptr %3, align 4, !dbg !196
  call void @llvm.memcpy.p0.p0.i32(ptr align 4 %5, ptr align 4 %6, i32 4, i1 false), !dbg !197
  %7 = load i32, ptr %4, align 4, !dbg !198
  %8 = load i32, ptr %5, align 4, !dbg !199
  %9 = and i32 %7, 15, !dbg !199
  %10 = shl i32 %9, 20, !dbg !199
  %11 = and i32 %8, -15728641, !dbg !199
  %12 = or i32 %11, %10, !dbg !200
  store i32 %12, ptr %5, align 4, !dbg !201
  %13 = load ptr, ptr %3, align 4, !dbg !202
  call void @llvm.memcpy.p0.p0.i32(ptr align 4 %13, ptr align 4 %5, i32 4, i1 false), !dbg !203
  %14 = load i32, ptr %5, align 4, !dbg !204
  %15 = and i32 %14, 1048575, !dbg !205
  call void @llvm.lifetime.end.p0(ptr %5) #14, !dbg !206
  ret i32 %15, !dbg !207
}

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: readwrite)
declare void @llvm.memcpy.p0.p0.i32(ptr noalias writeonly captures(none), ptr noalias readonly captures(none), i32, i1 immarg) #6

; Function Attrs: nounwind null_pointer_is_valid
define dso_local i32 @known(i32 noundef %0) #0 !dbg !208 {
  %2 = alloca i32, align 4
  store i32 %0, ptr %2, align 4
  %3 = load i32, ptr %2, align 4, !dbg !209
  %4 = call i1 @llvm.is.constant.i32(i32 %3), !dbg !210
  %5 = zext i1 %4 to i64, !dbg !210
  %6 = select i1 %4, i32 1, i32 2, !dbg !211
  ret i32 %6, !dbg !212
}

; Function Attrs: convergent nocallback nofree nosync nounwind willreturn memory(none)
declare i1 @llvm.is.constant.i32(i32) #7

; Function Attrs: nounwind null_pointer_is_valid
define dso_local i32 @mask() #0 !dbg !213 {
  %1 = call i32 @mask_of(i32 noundef 12), !dbg !214
  ret i32 %1, !dbg !215
}

; Function Attrs: alwaysinline nounwind null_pointer_is_valid
define internal i32 @mask_of(i32 noundef %0) #2 !dbg !216 {
  %2 = alloca i32, align 4
  store i32 %0, ptr %2, align 4
  %3 = load i32, ptr %2, align 4, !dbg !217
  %4 = call i1 @llvm.is.constant.i32(i32 %3), !dbg !218
  br i1 %4, label %6, label %5, !dbg !219

5:                                                ; preds = %1
  call void @__compiletime_assert_1(), !dbg !220
  br label %6, !dbg !220

6:                                                ; preds = %5, %1
  %7 = load i32, ptr %2, align 4, !dbg !221
  %8 = shl i32 1, %7, !dbg !222
  %9 = sub i32 %8, 1, !dbg !223
  ret i32 %9, !dbg !224
}

; Function Attrs: nounwind null_pointer_is_valid
define dso_local i32 @asked(ptr noundef %0) #0 !dbg !225 {
  %2 = alloca ptr, align 4
  store ptr %0, ptr %2, align 4
  %3 = load ptr, ptr %2, align 4, !dbg !226
  %4 = load i32, ptr %3, align 4, !dbg !227
  %5 = call i1 @llvm.is.constant.i32(i32 %4), !dbg !228
  br i1 %5, label %6, label %7, !dbg !229

6:                                                ; preds = %1
  br label %11, !dbg !230

7:                                                ; preds = %1
  %8 = load ptr, ptr %2, align 4, !dbg !231
  %9 = load volatile i32, ptr %8, align 4, !dbg !232
  %10 = and i32 %9, 1, !dbg !233
  br label %11, !dbg !230

11:                                               ; preds = %7, %6
  %12 = phi i32 [ 1, %6 ], [ %10, %7 ], !dbg !234
  ret i32 %12, !dbg !235
}

; Function Attrs: nounwind null_pointer_is_valid
define dso_local i32 @variable(i32 noundef %0, ...) #0 !dbg !236 {
  %2 = alloca i32, align 4
  %3 = alloca %struct.__va_list, align 4
  %4 = alloca i32, align 4
  store i32 %0, ptr %2, align 4
  call void @llvm.lifetime.start.p0(ptr %3) #14, !dbg !237
  call void @llvm.lifetime.start.p0(ptr %4) #14, !dbg !238
  call void @llvm.va_start.p0(ptr %3), !dbg !239
  %5 = load ptr, ptr %3, align 4, !dbg !240
  %6 = getelementptr inbounds i8, ptr %5, i32 4, !dbg !240
  store ptr %6, ptr %3, align 4, !dbg !240
  %7 = load i32, ptr %5, align 4, !dbg !241
  store i32 %7, ptr %4, align 4, !dbg !242
  call void @llvm.va_end.p0(ptr %3), !dbg !243
  %8 = load i32, ptr %4, align 4, !dbg !244
  call void @llvm.lifetime.end.p0(ptr %4) #14, !dbg !245
  call void @llvm.lifetime.end.p0(ptr %3) #14, !dbg !245
  ret i32 %8, !dbg !246
}

; Function Attrs: nocallback nofree nosync nounwind willreturn
declare void @llvm.va_start.p0(ptr) #8

; Function Attrs: nocallback nofree nosync nounwind willreturn
declare void @llvm.va_end.p0(ptr) #8

; Function Attrs: nounwind null_pointer_is_valid
define dso_local void @copy(ptr noundef %0, ptr noundef %1) #0 !dbg !247 {
  %3 = alloca ptr, align 4
  %4 = alloca ptr, align 4
  store ptr %0, ptr %3, align 4
  store ptr %1, ptr %4, align 4
  %5 = load ptr, ptr %3, align 4, !dbg !248
  %6 = load ptr, ptr %4, align 4, !dbg !249
  call void @llvm.memcpy.p0.p0.i32(ptr align 8 %5, ptr align 8 %6, i32 56, i1 false), !dbg !250
  %7 = load ptr, ptr %4, align 4, !dbg !251
  call void @llvm.memset.p0.i32(ptr align 8 %7, i8 0, i32 56, i1 false), !dbg !252
  ret void, !dbg !253
}

; Function Attrs: nounwind null_pointer_is_valid
define dso_local i64 @copy_pmd(ptr noundef %0, ptr noundef %1) #0 !dbg !254 {
  %3 = alloca ptr, align 4
  %4 = alloca ptr, align 4
  %5 = alloca %struct.pmd_t, align 8
  store ptr %0, ptr %3, align 4
  store ptr %1, ptr %4, align 4
  call void @llvm.lifetime.start.p0(ptr %5) #14, !dbg !255
  %6 = load ptr, ptr %4, align 4, !dbg !256
  call void @llvm.memcpy.p0.p0.i32(ptr align 8 %5, ptr align 8 %6, i32 8, i1 false), !dbg !257
  %7 = getelementptr inbounds nuw %struct.pmd_t, ptr %5, i32 0, i32 0, !dbg !258
  %8 = load i64, ptr %7, align 8, !dbg !259
  %9 = or i64 %8, 1, !dbg !260
  store i64 %9, ptr %7, align 8, !dbg !261
  %10 = load ptr, ptr %3, align 4, !dbg !262
  call void @llvm.memcpy.p0.p0.i32(ptr align 8 %10, ptr align 8 %5, i32 8, i1 false), !dbg !263
  %11 = getelementptr inbounds nuw %struct.pmd_t, ptr %5, i32 0, i32 0, !dbg !264
  %12 = load i64, ptr %11, align 8, !dbg !265
  call void @llvm.lifetime.end.p0(ptr %5) #14, !dbg !266
  ret i64 %12, !dbg !267
}

; Function Attrs: nounwind null_pointer_is_valid
define dso_local ptr @labels(i32 noundef %0) #0 !dbg !268 {
  %2 = alloca ptr, align 4
  %3 = alloca i32, align 4
  store i32 %0, ptr %3, align 4
  %4 = load i32, ptr %3, align 4, !dbg !269
  %5 = getelementptr inbounds [2 x ptr], ptr @labels.targets, i32 0, i32 %4, !dbg !270
  %6 = load ptr, ptr %5, align 4, !dbg !270
  br label %11, !dbg !271

7:                                                ; preds = %11
  store ptr null, ptr %2, align 4, !dbg !272
  br label %9, !dbg !272

8:                                                ; preds = %11
  store ptr @labels.targets, ptr %2, align 4, !dbg !273
  br label %9, !dbg !273

9:                                                ; preds = %8, %7
  %10 = load ptr, ptr %2, align 4, !dbg !274
  ret ptr %10, !dbg !275

11:                                               ; preds = %1
  %12 = phi ptr [ %6, %1 ]
  indirectbr ptr %12, [label %7, label %8]
}

; Function Attrs: nounwind null_pointer_is_valid
define weak dso_local i32 @weak_one() #0 !dbg !276 {
  ret i32 1, !dbg !277
}

; Function Attrs: nounwind null_pointer_is_valid
define dso_local i32 @call_maybe() #0 !dbg !278 {
  %1 = icmp ne ptr @maybe, null, !dbg !279
  br i1 %1, label %2, label %4, !dbg !280

2:                                                ; preds = %0
  %3 = call i32 @maybe(), !dbg !281
  br label %5, !dbg !282

4:                                                ; preds = %0
  br label %5, !dbg !282

5:                                                ; preds = %4, %2
  %6 = phi i32 [ %3, %2 ], [ -1, %4 ], !dbg !283
  ret i32 %6, !dbg !284
}

; Function Attrs: null_pointer_is_valid
declare !dbg !285 extern_weak i32 @maybe() #9

; Function Attrs: nounwind null_pointer_is_valid
define dso_local zeroext i1 @flag(ptr noundef %0, i32 noundef %1) #0 !dbg !286 {
  %3 = alloca ptr, align 4
  %4 = alloca i32, align 4
  store ptr %0, ptr %3, align 4
  store i32 %1, ptr %4, align 4
  %5 = load i32, ptr %4, align 4, !dbg !287
  %6 = icmp ne i32 %5, 0, !dbg !288
  %7 = load ptr, ptr %3, align 4, !dbg !289
  %8 = zext i1 %6 to i8, !dbg !290
  store i8 %8, ptr %7, align 1, !dbg !291
  %9 = load ptr, ptr %3, align 4, !dbg !292
  %10 = load i8, ptr %9, align 1, !dbg !293, !range !120, !noundef !12
  %11 = trunc i8 %10 to i1, !dbg !293
  %12 = xor i1 %11, true, !dbg !294
  ret i1 %12, !dbg !295
}

; Function Attrs: nounwind null_pointer_is_valid
define dso_local i32 @distance() #0 !dbg !296 {
  ret i32 sub (i32 ptrtoint (ptr getelementptr inbounds ([3 x i32], ptr @table, i32 0, i32 2) to i32), i32 ptrtoint (ptr @table to i32)), !dbg !297
}

; Function Attrs: nounwind null_pointer_is_valid
define dso_local i32 @unpack(ptr noundef %0) #0 !dbg !298 {
  %2 = alloca ptr, align 4
  store ptr %0, ptr %2, align 4
  %3 = load ptr, ptr %2, align 4, !dbg !299
  %4 = getelementptr inbounds nuw %struct.packed, ptr %3, i32 0, i32 1, !dbg !300
  %5 = load i32, ptr %4, align 1, !dbg !301
  ret i32 %5, !dbg !302
}

; Function Attrs: nounwind null_pointer_is_valid
define dso_local i32 @read_stack_pointer() #0 !dbg !303 {
  %1 = call i32 @llvm.read_register.i32(metadata !2), !dbg !304
  ret i32 %1, !dbg !305
}

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(read)
declare i32 @llvm.read_register.i32(metadata) #10

; Function Attrs: nounwind null_pointer_is_valid
define dso_local i32 @trap(i32 noundef %0) #0 !dbg !306 {
  %2 = alloca i32, align 4
  store i32 %0, ptr %2, align 4
  %3 = load i32, ptr %2, align 4, !dbg !307
  %4 = icmp ne i32 %3, 0, !dbg !308
  br i1 %4, label %5, label %6, !dbg !309

5:                                                ; preds = %1
  call void @llvm.trap(), !dbg !310
  br label %6, !dbg !310

6:                                                ; preds = %5, %1
  %7 = call ptr @llvm.returnaddress(i32 0), !dbg !311
  %8 = ptrtoint ptr %7 to i32, !dbg !312
  ret i32 %8, !dbg !313
}

; Function Attrs: cold noreturn nounwind memory(inaccessiblemem: write)
declare void @llvm.trap() #11

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(none)
declare ptr @llvm.returnaddress(i32 immarg) #12

; Function Attrs: nounwind null_pointer_is_valid
define dso_local i32 @nested(i32 noundef %0, ptr noundef %1) #0 !dbg !314 {
  %3 = alloca i32, align 4
  %4 = alloca ptr, align 4
  %5 = alloca i32, align 4
  %6 = alloca i32, align 4
  %7 = alloca i32, align 4
  %8 = alloca i32, align 4
  %9 = alloca i32, align 4
  store i32 %0, ptr %3, align 4
  store ptr %1, ptr %4, align 4
  call void @llvm.lifetime.start.p0(ptr %5) #14, !dbg !315
  store i32 0, ptr %5, align 4, !dbg !316
  call void @llvm.lifetime.start.p0(ptr %6) #14, !dbg !317
  store i32 0, ptr %6, align 4, !dbg !318
  br label %10, !dbg !317

10:                                               ; preds = %52, %2
  %11 = load i32, ptr %6, align 4, !dbg !319
  %12 = load i32, ptr %3, align 4, !dbg !320
  %13 = icmp slt i32 %11, %12, !dbg !321
  br i1 %13, label %14, label %17, !dbg !322

14:                                               ; preds = %10
  %15 = load i32, ptr %6, align 4, !dbg !323
  %16 = icmp slt i32 %15, 8, !dbg !324
  br label %17

17:                                               ; preds = %14, %10
  %18 = phi i1 [ false, %10 ], [ %16, %14 ], !dbg !325
  br i1 %18, label %20, label %19, !dbg !326

19:                                               ; preds = %17
  store i32 2, ptr %7, align 4
  br label %55, !dbg !327

20:                                               ; preds = %17
  call void @llvm.lifetime.start.p0(ptr %8) #14, !dbg !328
  %21 = load ptr, ptr %4, align 4, !dbg !329
  %22 = load i32, ptr %6, align 4, !dbg !330
  %23 = getelementptr inbounds i32, ptr %21, i32 %22, !dbg !329
  %24 = load i32, ptr %23, align 4, !dbg !331
  store i32 %24, ptr %8, align 4, !dbg !332
  %25 = load i32, ptr %8, align 4, !dbg !333
  %26 = icmp eq i32 %25, 0, !dbg !334
  br i1 %26, label %27, label %28, !dbg !335

27:                                               ; preds = %20
  store i32 4, ptr %7, align 4
  br label %49, !dbg !336

28:                                               ; preds = %20
  call void @llvm.lifetime.start.p0(ptr %9) #14, !dbg !337
  store i32 0, ptr %9, align 4, !dbg !338
  br label %29, !dbg !337

29:                                               ; preds = %41, %28
  %30 = load i32, ptr %9, align 4, !dbg !339
  %31 = load i32, ptr %8, align 4, !dbg !340
  %32 = and i32 %31, 3, !dbg !341
  %33 = icmp slt i32 %30, %32, !dbg !342
  br i1 %33, label %35, label %34, !dbg !343

34:                                               ; preds = %29
  store i32 5, ptr %7, align 4
  call void @llvm.lifetime.end.p0(ptr %9) #14, !dbg !344
  br label %44

35:                                               ; preds = %29
  %36 = load i32, ptr %9, align 4, !dbg !345
  %37 = load i32, ptr %8, align 4, !dbg !346
  %38 = mul nsw i32 %36, %37, !dbg !347
  %39 = load i32, ptr %5, align 4, !dbg !348
  %40 = add nsw i32 %39, %38, !dbg !349
  store i32 %40, ptr %5, align 4, !dbg !350
  br label %41, !dbg !351

41:                                               ; preds = %35
  %42 = load i32, ptr %9, align 4, !dbg !352
  %43 = add nsw i32 %42, 1, !dbg !353
  store i32 %43, ptr %9, align 4, !dbg !354
  br label %29, !dbg !344, !llvm.loop !355

44:                                               ; preds = %34
  %45 = load i32, ptr %5, align 4, !dbg !356
  %46 = icmp sgt i32 %45, 100, !dbg !357
  br i1 %46, label %47, label %48, !dbg !358

47:                                               ; preds = %44
  store i32 2, ptr %7, align 4
  br label %49, !dbg !359

48:                                               ; preds = %44
  store i32 0, ptr %7, align 4, !dbg !360
  br label %49, !dbg !360

49:                                               ; preds = %48, %47, %27
  call void @llvm.lifetime.end.p0(ptr %8) #14, !dbg !360
  %50 = load i32, ptr %7, align 4
  switch i32 %50, label %55 [
    i32 0, label %51
    i32 4, label %52
  ]

51:                                               ; preds = %49
  br label %52, !dbg !361

52:                                               ; preds = %51, %49
  %53 = load i32, ptr %6, align 4, !dbg !362
  %54 = add nsw i32 %53, 1, !dbg !363
  store i32 %54, ptr %6, align 4, !dbg !364
  br label %10, !dbg !327, !llvm.loop !365

55:                                               ; preds = %49, %19
  call void @llvm.lifetime.end.p0(ptr %6) #14, !dbg !327
  br label %56

56:                                               ; preds = %55
  %57 = load i32, ptr %5, align 4, !dbg !366
  store i32 1, ptr %7, align 4
  call void @llvm.lifetime.end.p0(ptr %5) #14, !dbg !367
  ret i32 %57, !dbg !368
}

; Function Attrs: inlinehint nounwind null_pointer_is_valid
define internal void @make_pmd(ptr dead_on_unwind noalias writable sret(%struct.pmd_t) align 8 %0, i64 noundef %1) #13 !dbg !369 {
  %3 = alloca i64, align 8
  store i64 %1, ptr %3, align 8
  %4 = getelementptr inbounds nuw %struct.pmd_t, ptr %0, i32 0, i32 0, !dbg !370
  %5 = load i64, ptr %3, align 8, !dbg !371
  store i64 %5, ptr %4, align 8, !dbg !372
  ret void, !dbg !373
}

; Function Attrs: null_pointer_is_valid
declare !dbg !374 void @__compiletime_assert_1() #9

attributes #0 = { nounwind null_pointer_is_valid "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic" "target-features"="+armv7-a,+dsp,+read-tp-tpidruro,+soft-float,-aes,-bf16,-d32,-dotprod,-fp-armv8,-fp-armv8d16,-fp-armv8d16sp,-fp-armv8sp,-fp16,-fp16fml,-fp64,-fpregs,-fullfp16,-mve,-mve.fp,-neon,-sha2,-thumb-mode,-vfp2,-vfp2sp,-vfp3,-vfp3d16,-vfp3d16sp,-vfp3sp,-vfp4,-vfp4d16,-vfp4d16sp,-vfp4sp" "use-soft-float"="true" }
attributes #1 = { nocallback nofree nosync nounwind willreturn memory(argmem: readwrite) }
attributes #2 = { alwaysinline nounwind null_pointer_is_valid "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic" "target-features"="+armv7-a,+dsp,+read-tp-tpidruro,+soft-float,-aes,-bf16,-d32,-dotprod,-fp-armv8,-fp-armv8d16,-fp-armv8d16sp,-fp-armv8sp,-fp16,-fp16fml,-fp64,-fpregs,-fullfp16,-mve,-mve.fp,-neon,-sha2,-thumb-mode,-vfp2,-vfp2sp,-vfp3,-vfp3d16,-vfp3d16sp,-vfp3sp,-vfp4,-vfp4d16,-vfp4d16sp,-vfp4sp" "use-soft-float"="true" }
attributes #3 = { nocallback nofree nounwind willreturn memory(argmem: write) }
attributes #4 = { nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }
attributes #5 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #6 = { nocallback nofree nounwind willreturn memory(argmem: readwrite) }
attributes #7 = { convergent nocallback nofree nosync nounwind willreturn memory(none) }
attributes #8 = { nocallback nofree nosync nounwind willreturn }
attributes #9 = { null_pointer_is_valid "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic" "target-features"="+armv7-a,+dsp,+read-tp-tpidruro,+soft-float,-aes,-bf16,-d32,-dotprod,-fp-armv8,-fp-armv8d16,-fp-armv8d16sp,-fp-armv8sp,-fp16,-fp16fml,-fp64,-fpregs,-fullfp16,-mve,-mve.fp,-neon,-sha2,-thumb-mode,-vfp2,-vfp2sp,-vfp3,-vfp3d16,-vfp3d16sp,-vfp3sp,-vfp4,-vfp4d16,-vfp4d16sp,-vfp4sp" "use-soft-float"="true" }
attributes #10 = { nocallback nofree nosync nounwind willreturn memory(read) }
attributes #11 = { cold noreturn nounwind memory(inaccessiblemem: write) }
attributes #12 = { nocallback nofree nosync nounwind willreturn memory(none) }
attributes #13 = { inlinehint nounwind null_pointer_is_valid "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic" "target-features"="+armv7-a,+dsp,+read-tp-tpidruro,+soft-float,-aes,-bf16,-d32,-dotprod,-fp-armv8,-fp-armv8d16,-fp-armv8d16sp,-fp-armv8sp,-fp16,-fp16fml,-fp64,-fpregs,-fullfp16,-mve,-mve.fp,-neon,-sha2,-thumb-mode,-vfp2,-vfp2sp,-vfp3,-vfp3d16,-vfp3d16sp,-vfp3sp,-vfp4,-vfp4d16,-vfp4d16sp,-vfp4sp" "use-soft-float"="true" }
attributes #14 = { nounwind }

!llvm.dbg.cu = !{!0}
!llvm.named.register.sp = !{!2}
!llvm.module.flags = !{!3, !4, !5, !6, !7, !8}
!llvm.ident = !{!9}

!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !1, producer: "clang version 22", isOptimized: true, runtimeVersion: 0, emissionKind: LineTablesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "constructs.c", directory: "/", checksumkind: CSK_MD5, checksum: "9bbc8c6b2f8a72fba315dbed859e3f9c")
!2 = !{!"sp"}
!3 = !{i32 7, !"Dwarf Version", i32 5}
!4 = !{i32 2, !"Debug Info Version", i32 3}
!5 = !{i32 1, !"wchar_size", i32 2}
!6 = !{i32 1, !"min_enum_size", i32 4}
!7 = !{i32 8, !"PIC Level", i32 2}
!8 = !{i32 7, !"PIE Level", i32 2}
!9 = !{!"clang version 22"}
!10 = distinct !DISubprogram(name: "entry", scope: !1, file: !1, line: 20, type: !11, scopeLine: 21, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!11 = !DISubroutineType(types: !12)
!12 = !{}
!13 = !DILocation(line: 22, column: 2, scope: !10)
!14 = !DILocation(line: 22, column: 25, scope: !10)
!15 = !DILocation(line: 22, column: 16, scope: !10)
!16 = !DILocation(line: 26, column: 15, scope: !10)
!17 = !DILocation(line: 26, column: 19, scope: !10, atomGroup: 2, atomRank: 2)
!18 = !DILocation(line: 27, column: 1, scope: !10)
!19 = !DILocation(line: 26, column: 2, scope: !10, atomGroup: 2, atomRank: 1)
!20 = distinct !DISubprogram(name: "read_pmd", scope: !1, file: !1, line: 16, type: !11, scopeLine: 17, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!21 = !DILocation(line: 18, column: 36, scope: !20)
!22 = !DILocation(line: 18, column: 41, scope: !20)
!23 = !DILocation(line: 18, column: 18, scope: !20)
!24 = !DILocation(line: 18, column: 9, scope: !20)
!25 = !DILocation(line: 18, column: 2, scope: !20, atomGroup: 1, atomRank: 1)
!26 = distinct !DISubprogram(name: "add_one", scope: !1, file: !1, line: 37, type: !11, scopeLine: 37, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!27 = !DILocation(line: 37, column: 36, scope: !26)
!28 = !DILocation(line: 37, column: 38, scope: !26, atomGroup: 1, atomRank: 2)
!29 = !DILocation(line: 37, column: 29, scope: !26, atomGroup: 1, atomRank: 1)
!30 = distinct !DISubprogram(name: "twice", scope: !1, file: !1, line: 38, type: !11, scopeLine: 38, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!31 = !DILocation(line: 38, column: 34, scope: !30)
!32 = !DILocation(line: 38, column: 36, scope: !30, atomGroup: 1, atomRank: 2)
!33 = !DILocation(line: 38, column: 27, scope: !30, atomGroup: 1, atomRank: 1)
!34 = distinct !DISubprogram(name: "indirect", scope: !1, file: !1, line: 40, type: !11, scopeLine: 40, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!35 = !DILocation(line: 40, column: 34, scope: !34)
!36 = !DILocation(line: 40, column: 34, scope: !34, atomGroup: 2, atomRank: 2)
!37 = !DILocation(line: 40, column: 34, scope: !34, atomGroup: 2, atomRank: 1)
!38 = !DILocation(line: 40, column: 42, scope: !34)
!39 = !DILocation(line: 40, column: 59, scope: !34)
!40 = !DILocation(line: 40, column: 68, scope: !34)
!41 = !DILocation(line: 40, column: 34, scope: !34, atomGroup: 1, atomRank: 2)
!42 = !DILocation(line: 40, column: 27, scope: !34, atomGroup: 1, atomRank: 1)
!43 = distinct !DISubprogram(name: "make_pair", scope: !1, file: !1, line: 42, type: !11, scopeLine: 42, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!44 = !DILocation(line: 42, column: 62, scope: !43)
!45 = !DILocation(line: 42, column: 64, scope: !43, atomGroup: 1, atomRank: 2)
!46 = !DILocation(line: 42, column: 62, scope: !43, atomGroup: 1, atomRank: 1)
!47 = !DILocation(line: 42, column: 67, scope: !43, atomGroup: 1, atomRank: 2)
!48 = !DILocation(line: 42, column: 72, scope: !43, atomGroup: 2, atomRank: 1)
!49 = distinct !DISubprogram(name: "make_large", scope: !1, file: !1, line: 43, type: !11, scopeLine: 43, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!50 = !DILocation(line: 43, column: 51, scope: !49, atomGroup: 1, atomRank: 1)
!51 = !DILocation(line: 43, column: 51, scope: !49)
!52 = !DILocation(line: 43, column: 90, scope: !49, atomGroup: 2, atomRank: 2)
!53 = !DILocation(line: 43, column: 82, scope: !49)
!54 = !DILocation(line: 43, column: 88, scope: !49, atomGroup: 2, atomRank: 1)
!55 = !DILocation(line: 43, column: 97, scope: !49, atomGroup: 3, atomRank: 1)
!56 = distinct !DISubprogram(name: "use_both", scope: !1, file: !1, line: 44, type: !11, scopeLine: 44, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!57 = !DILocation(line: 44, column: 67, scope: !56)
!58 = !DILocation(line: 44, column: 61, scope: !56)
!59 = !DILocation(line: 44, column: 83, scope: !56)
!60 = !DILocation(line: 44, column: 77, scope: !56)
!61 = !DILocation(line: 44, column: 75, scope: !56)
!62 = !DILocation(line: 44, column: 96, scope: !56)
!63 = !DILocation(line: 44, column: 91, scope: !56)
!64 = !DILocation(line: 44, column: 89, scope: !56, atomGroup: 1, atomRank: 2)
!65 = !DILocation(line: 44, column: 54, scope: !56, atomGroup: 1, atomRank: 1)
!66 = distinct !DISubprogram(name: "pass_both", scope: !1, file: !1, line: 45, type: !11, scopeLine: 45, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!67 = !DILocation(line: 45, column: 39, scope: !66)
!68 = !DILocation(line: 45, column: 54, scope: !66)
!69 = !DILocation(line: 45, column: 30, scope: !66)
!70 = !DILocation(line: 45, column: 30, scope: !66, atomGroup: 1, atomRank: 2)
!71 = !DILocation(line: 45, column: 23, scope: !66, atomGroup: 1, atomRank: 1)
!72 = distinct !DISubprogram(name: "choose", scope: !1, file: !1, line: 47, type: !11, scopeLine: 48, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!73 = !DILocation(line: 49, column: 10, scope: !72, atomGroup: 1, atomRank: 2)
!74 = !DILocation(line: 49, column: 2, scope: !72, atomGroup: 1, atomRank: 1)
!75 = !DILocation(line: 50, column: 10, scope: !72, atomGroup: 2, atomRank: 1)
!76 = !DILocation(line: 51, column: 18, scope: !72, atomGroup: 3, atomRank: 1)
!77 = !DILocation(line: 52, column: 11, scope: !72, atomGroup: 4, atomRank: 1)
!78 = !DILocation(line: 53, column: 11, scope: !72, atomGroup: 5, atomRank: 1)
!79 = !DILocation(line: 55, column: 1, scope: !72, atomGroup: 6, atomRank: 2)
!80 = !DILocation(line: 55, column: 1, scope: !72, atomGroup: 6, atomRank: 1)
!81 = distinct !DISubprogram(name: "sum", scope: !1, file: !1, line: 56, type: !11, scopeLine: 56, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!82 = !DILocation(line: 56, column: 22, scope: !81)
!83 = !DILocation(line: 56, column: 26, scope: !81, atomGroup: 1, atomRank: 1)
!84 = !DILocation(line: 56, column: 42, scope: !81)
!85 = !DILocation(line: 56, column: 46, scope: !81, atomGroup: 2, atomRank: 1)
!86 = !DILocation(line: 56, column: 53, scope: !81)
!87 = !DILocation(line: 56, column: 57, scope: !81)
!88 = !DILocation(line: 56, column: 55, scope: !81, atomGroup: 3, atomRank: 1)
!89 = !DILocation(line: 56, column: 37, scope: !81, atomGroup: 4, atomRank: 1)
!90 = !DILocation(line: 56, column: 37, scope: !81)
!91 = !DILocation(line: 56, column: 84, scope: !81)
!92 = !DILocation(line: 56, column: 86, scope: !81)
!93 = !DILocation(line: 56, column: 78, scope: !81)
!94 = !DILocation(line: 56, column: 75, scope: !81)
!95 = !DILocation(line: 56, column: 75, scope: !81, atomGroup: 5, atomRank: 2)
!96 = !DILocation(line: 56, column: 75, scope: !81, atomGroup: 5, atomRank: 1)
!97 = !DILocation(line: 56, column: 69, scope: !81, atomGroup: 7, atomRank: 1)
!98 = !DILocation(line: 56, column: 65, scope: !81)
!99 = !DILocation(line: 56, column: 65, scope: !81, atomGroup: 6, atomRank: 2)
!100 = !DILocation(line: 56, column: 65, scope: !81, atomGroup: 6, atomRank: 1)
!101 = distinct !{!101, !90, !102, !103, !104}
!102 = !DILocation(line: 56, column: 89, scope: !81)
!103 = !{!"llvm.loop.mustprogress"}
!104 = !{!"llvm.loop.unroll.disable"}
!105 = !DILocation(line: 56, column: 99, scope: !81, atomGroup: 9, atomRank: 2)
!106 = !DILocation(line: 56, column: 106, scope: !81)
!107 = !DILocation(line: 56, column: 92, scope: !81, atomGroup: 9, atomRank: 1)
!108 = distinct !DISubprogram(name: "atomics", scope: !1, file: !1, line: 57, type: !11, scopeLine: 58, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!109 = !DILocation(line: 59, column: 2, scope: !108)
!110 = !DILocation(line: 59, column: 6, scope: !108, atomGroup: 1, atomRank: 1)
!111 = !DILocation(line: 61, column: 21, scope: !108)
!112 = !DILocation(line: 61, column: 2, scope: !108, atomGroup: 2, atomRank: 1)
!113 = !DILocation(line: 61, column: 2, scope: !108)
!114 = !DILocation(line: 61, column: 2, scope: !108, atomGroup: 2, atomRank: 2)
!115 = !DILocation(line: 62, column: 30, scope: !108)
!116 = !DILocation(line: 62, column: 2, scope: !108, atomGroup: 3, atomRank: 1)
!117 = !DILocation(line: 62, column: 2, scope: !108)
!118 = !DILocation(line: 62, column: 2, scope: !108, atomGroup: 3, atomRank: 2)
!119 = !DILocation(line: 62, column: 2, scope: !108, atomGroup: 3, atomRank: 3)
!120 = !{i8 0, i8 2}
!121 = !DILocation(line: 63, column: 2, scope: !108)
!122 = !DILocation(line: 64, column: 19, scope: !108)
!123 = !DILocation(line: 64, column: 2, scope: !108, atomGroup: 4, atomRank: 1)
!124 = !DILocation(line: 64, column: 2, scope: !108, atomGroup: 4, atomRank: 2)
!125 = !DILocation(line: 65, column: 9, scope: !108)
!126 = !DILocation(line: 65, column: 36, scope: !108)
!127 = !DILocation(line: 65, column: 20, scope: !108, atomGroup: 6, atomRank: 2)
!128 = !DILocation(line: 65, column: 20, scope: !108, atomGroup: 6, atomRank: 1)
!129 = !DILocation(line: 65, column: 20, scope: !108)
!130 = !DILocation(line: 65, column: 18, scope: !108)
!131 = !DILocation(line: 65, column: 79, scope: !108)
!132 = !DILocation(line: 65, column: 59, scope: !108, atomGroup: 7, atomRank: 1)
!133 = !DILocation(line: 65, column: 59, scope: !108)
!134 = !DILocation(line: 65, column: 59, scope: !108, atomGroup: 7, atomRank: 2)
!135 = !DILocation(line: 65, column: 57, scope: !108, atomGroup: 8, atomRank: 2)
!136 = !DILocation(line: 66, column: 1, scope: !108)
!137 = !DILocation(line: 65, column: 2, scope: !108, atomGroup: 8, atomRank: 1)
!138 = distinct !DISubprogram(name: "builtins", scope: !1, file: !1, line: 67, type: !11, scopeLine: 68, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!139 = !DILocation(line: 69, column: 2, scope: !138)
!140 = !DILocation(line: 71, column: 34, scope: !138)
!141 = !DILocation(line: 71, column: 42, scope: !138)
!142 = !DILocation(line: 71, column: 37, scope: !138)
!143 = !DILocation(line: 71, column: 6, scope: !138)
!144 = !DILocation(line: 71, column: 6, scope: !138, atomGroup: 1, atomRank: 2)
!145 = !DILocation(line: 71, column: 6, scope: !138, atomGroup: 1, atomRank: 1)
!146 = !DILocation(line: 72, column: 24, scope: !138)
!147 = !DILocation(line: 72, column: 26, scope: !138)
!148 = !DILocation(line: 72, column: 10, scope: !138, atomGroup: 2, atomRank: 2)
!149 = !DILocation(line: 72, column: 3, scope: !138, atomGroup: 2, atomRank: 1)
!150 = !DILocation(line: 73, column: 9, scope: !138)
!151 = !DILocation(line: 73, column: 36, scope: !138)
!152 = !DILocation(line: 73, column: 15, scope: !138)
!153 = !DILocation(line: 73, column: 13, scope: !138)
!154 = !DILocation(line: 73, column: 55, scope: !138)
!155 = !DILocation(line: 73, column: 57, scope: !138)
!156 = !DILocation(line: 73, column: 41, scope: !138)
!157 = !DILocation(line: 73, column: 39, scope: !138)
!158 = !DILocation(line: 73, column: 82, scope: !138)
!159 = !DILocation(line: 73, column: 64, scope: !138)
!160 = !DILocation(line: 73, column: 62, scope: !138, atomGroup: 3, atomRank: 2)
!161 = !DILocation(line: 73, column: 2, scope: !138, atomGroup: 3, atomRank: 1)
!162 = !DILocation(line: 74, column: 1, scope: !138)
!163 = !DILocation(line: 74, column: 1, scope: !138, atomGroup: 4, atomRank: 2)
!164 = !DILocation(line: 74, column: 1, scope: !138, atomGroup: 4, atomRank: 1)
!165 = distinct !DISubprogram(name: "jumps", scope: !1, file: !1, line: 75, type: !11, scopeLine: 76, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!166 = !DILocation(line: 77, column: 34, scope: !165)
!167 = !DILocation(line: 77, column: 2, scope: !165, atomGroup: 1, atomRank: 1)
!168 = !{i64 2599}
!169 = !DILocation(line: 78, column: 2, scope: !165, atomGroup: 2, atomRank: 1)
!170 = !DILocation(line: 80, column: 2, scope: !165, atomGroup: 3, atomRank: 1)
!171 = !DILocation(line: 81, column: 1, scope: !165, atomGroup: 4, atomRank: 2)
!172 = !DILocation(line: 81, column: 1, scope: !165, atomGroup: 4, atomRank: 1)
!173 = distinct !DISubprogram(name: "assembly", scope: !1, file: !1, line: 82, type: !11, scopeLine: 83, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!174 = !DILocation(line: 84, column: 2, scope: !173)
!175 = !DILocation(line: 86, column: 52, scope: !173)
!176 = !DILocation(line: 86, column: 61, scope: !173)
!177 = !DILocation(line: 86, column: 2, scope: !173, atomGroup: 1, atomRank: 1)
!178 = !{i64 2727}
!179 = !DILocation(line: 86, column: 2, scope: !173, atomGroup: 2, atomRank: 1)
!180 = !DILocation(line: 87, column: 9, scope: !173, atomGroup: 4, atomRank: 2)
!181 = !DILocation(line: 88, column: 1, scope: !173)
!182 = !DILocation(line: 87, column: 2, scope: !173, atomGroup: 4, atomRank: 1)
!183 = distinct !DISubprogram(name: "bits", scope: !1, file: !1, line: 89, type: !11, scopeLine: 89, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!184 = !DILocation(line: 89, column: 54, scope: !183)
!185 = !DILocation(line: 89, column: 59, scope: !183)
!186 = !DILocation(line: 89, column: 59, scope: !183, atomGroup: 1, atomRank: 2)
!187 = !DILocation(line: 89, column: 59, scope: !183, atomGroup: 1, atomRank: 1)
!188 = !DILocation(line: 89, column: 71, scope: !183)
!189 = !DILocation(line: 89, column: 74, scope: !183)
!190 = !DILocation(line: 89, column: 74, scope: !183, atomGroup: 2, atomRank: 4)
!191 = !DILocation(line: 89, column: 74, scope: !183, atomGroup: 2, atomRank: 3)
!192 = !DILocation(line: 89, column: 71, scope: !183, atomGroup: 2, atomRank: 2)
!193 = !DILocation(line: 89, column: 64, scope: !183, atomGroup: 2, atomRank: 1)
!194 = distinct !DISubprogram(name: "bits24", scope: !1, file: !1, line: 91, type: !11, scopeLine: 91, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!195 = !DILocation(line: 91, column: 38, scope: !194)
!196 = !DILocation(line: 91, column: 59, scope: !194)
!197 = !DILocation(line: 91, column: 58, scope: !194, atomGroup: 1, atomRank: 1)
!198 = !DILocation(line: 91, column: 71, scope: !194)
!199 = !DILocation(line: 91, column: 69, scope: !194)
!200 = !DILocation(line: 91, column: 69, scope: !194, atomGroup: 2, atomRank: 2)
!201 = !DILocation(line: 91, column: 69, scope: !194, atomGroup: 2, atomRank: 1)
!202 = !DILocation(line: 91, column: 75, scope: !194)
!203 = !DILocation(line: 91, column: 79, scope: !194, atomGroup: 3, atomRank: 1)
!204 = !DILocation(line: 91, column: 97, scope: !194)
!205 = !DILocation(line: 91, column: 97, scope: !194, atomGroup: 5, atomRank: 2)
!206 = !DILocation(line: 91, column: 100, scope: !194)
!207 = !DILocation(line: 91, column: 85, scope: !194, atomGroup: 5, atomRank: 1)
!208 = distinct !DISubprogram(name: "known", scope: !1, file: !1, line: 92, type: !11, scopeLine: 92, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!209 = !DILocation(line: 92, column: 48, scope: !208)
!210 = !DILocation(line: 92, column: 27, scope: !208)
!211 = !DILocation(line: 92, column: 27, scope: !208, atomGroup: 1, atomRank: 2)
!212 = !DILocation(line: 92, column: 20, scope: !208, atomGroup: 1, atomRank: 1)
!213 = distinct !DISubprogram(name: "mask", scope: !1, file: !1, line: 99, type: !11, scopeLine: 99, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!214 = !DILocation(line: 99, column: 27, scope: !213, atomGroup: 1, atomRank: 2)
!215 = !DILocation(line: 99, column: 20, scope: !213, atomGroup: 1, atomRank: 1)
!216 = distinct !DISubprogram(name: "mask_of", scope: !1, file: !1, line: 93, type: !11, scopeLine: 94, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!217 = !DILocation(line: 95, column: 28, scope: !216)
!218 = !DILocation(line: 95, column: 7, scope: !216, atomGroup: 1, atomRank: 2)
!219 = !DILocation(line: 95, column: 6, scope: !216, atomGroup: 1, atomRank: 1)
!220 = !DILocation(line: 96, column: 3, scope: !216)
!221 = !DILocation(line: 97, column: 17, scope: !216)
!222 = !DILocation(line: 97, column: 14, scope: !216)
!223 = !DILocation(line: 97, column: 23, scope: !216, atomGroup: 2, atomRank: 2)
!224 = !DILocation(line: 97, column: 2, scope: !216, atomGroup: 2, atomRank: 1)
!225 = distinct !DISubprogram(name: "asked", scope: !1, file: !1, line: 100, type: !11, scopeLine: 100, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!226 = !DILocation(line: 100, column: 58, scope: !225)
!227 = !DILocation(line: 100, column: 57, scope: !225)
!228 = !DILocation(line: 100, column: 36, scope: !225, atomGroup: 2, atomRank: 2)
!229 = !DILocation(line: 100, column: 36, scope: !225, atomGroup: 2, atomRank: 1)
!230 = !DILocation(line: 100, column: 36, scope: !225)
!231 = !DILocation(line: 100, column: 93, scope: !225)
!232 = !DILocation(line: 100, column: 68, scope: !225)
!233 = !DILocation(line: 100, column: 95, scope: !225)
!234 = !DILocation(line: 100, column: 36, scope: !225, atomGroup: 1, atomRank: 2)
!235 = !DILocation(line: 100, column: 29, scope: !225, atomGroup: 1, atomRank: 1)
!236 = distinct !DISubprogram(name: "variable", scope: !1, file: !1, line: 101, type: !11, scopeLine: 102, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!237 = !DILocation(line: 103, column: 2, scope: !236)
!238 = !DILocation(line: 104, column: 2, scope: !236)
!239 = !DILocation(line: 106, column: 2, scope: !236)
!240 = !DILocation(line: 107, column: 6, scope: !236)
!241 = !DILocation(line: 107, column: 6, scope: !236, atomGroup: 1, atomRank: 2)
!242 = !DILocation(line: 107, column: 4, scope: !236, atomGroup: 1, atomRank: 1)
!243 = !DILocation(line: 108, column: 2, scope: !236)
!244 = !DILocation(line: 109, column: 9, scope: !236, atomGroup: 3, atomRank: 2)
!245 = !DILocation(line: 110, column: 1, scope: !236)
!246 = !DILocation(line: 109, column: 2, scope: !236, atomGroup: 3, atomRank: 1)
!247 = distinct !DISubprogram(name: "copy", scope: !1, file: !1, line: 111, type: !11, scopeLine: 111, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!248 = !DILocation(line: 111, column: 52, scope: !247)
!249 = !DILocation(line: 111, column: 58, scope: !247)
!250 = !DILocation(line: 111, column: 57, scope: !247, atomGroup: 1, atomRank: 1)
!251 = !DILocation(line: 111, column: 81, scope: !247)
!252 = !DILocation(line: 111, column: 64, scope: !247, atomGroup: 2, atomRank: 1)
!253 = !DILocation(line: 111, column: 105, scope: !247, atomGroup: 3, atomRank: 1)
!254 = distinct !DISubprogram(name: "copy_pmd", scope: !1, file: !1, line: 112, type: !11, scopeLine: 112, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!255 = !DILocation(line: 112, column: 40, scope: !254)
!256 = !DILocation(line: 112, column: 54, scope: !254)
!257 = !DILocation(line: 112, column: 53, scope: !254, atomGroup: 1, atomRank: 1)
!258 = !DILocation(line: 112, column: 65, scope: !254)
!259 = !DILocation(line: 112, column: 69, scope: !254)
!260 = !DILocation(line: 112, column: 69, scope: !254, atomGroup: 2, atomRank: 2)
!261 = !DILocation(line: 112, column: 69, scope: !254, atomGroup: 2, atomRank: 1)
!262 = !DILocation(line: 112, column: 76, scope: !254)
!263 = !DILocation(line: 112, column: 81, scope: !254, atomGroup: 3, atomRank: 1)
!264 = !DILocation(line: 112, column: 99, scope: !254)
!265 = !DILocation(line: 112, column: 99, scope: !254, atomGroup: 5, atomRank: 2)
!266 = !DILocation(line: 112, column: 104, scope: !254)
!267 = !DILocation(line: 112, column: 87, scope: !254, atomGroup: 5, atomRank: 1)
!268 = distinct !DISubprogram(name: "labels", scope: !1, file: !1, line: 113, type: !11, scopeLine: 114, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!269 = !DILocation(line: 117, column: 16, scope: !268)
!270 = !DILocation(line: 117, column: 8, scope: !268)
!271 = !DILocation(line: 117, column: 2, scope: !268, atomGroup: 1, atomRank: 1)
!272 = !DILocation(line: 119, column: 2, scope: !268, atomGroup: 2, atomRank: 1)
!273 = !DILocation(line: 121, column: 2, scope: !268, atomGroup: 3, atomRank: 1)
!274 = !DILocation(line: 122, column: 1, scope: !268, atomGroup: 4, atomRank: 2)
!275 = !DILocation(line: 122, column: 1, scope: !268, atomGroup: 4, atomRank: 1)
!276 = distinct !DISubprogram(name: "weak_one", scope: !1, file: !1, line: 123, type: !11, scopeLine: 123, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!277 = !DILocation(line: 123, column: 44, scope: !276, atomGroup: 1, atomRank: 1)
!278 = distinct !DISubprogram(name: "call_maybe", scope: !1, file: !1, line: 126, type: !11, scopeLine: 126, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!279 = !DILocation(line: 126, column: 31, scope: !278, atomGroup: 2, atomRank: 2)
!280 = !DILocation(line: 126, column: 31, scope: !278, atomGroup: 2, atomRank: 1)
!281 = !DILocation(line: 126, column: 39, scope: !278)
!282 = !DILocation(line: 126, column: 31, scope: !278)
!283 = !DILocation(line: 126, column: 31, scope: !278, atomGroup: 1, atomRank: 2)
!284 = !DILocation(line: 126, column: 24, scope: !278, atomGroup: 1, atomRank: 1)
!285 = !DISubprogram(name: "maybe", scope: !1, file: !1, line: 125, type: !11, flags: DIFlagPrototyped, spFlags: DISPFlagOptimized)
!286 = distinct !DISubprogram(name: "flag", scope: !1, file: !1, line: 127, type: !11, scopeLine: 127, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!287 = !DILocation(line: 127, column: 36, scope: !286)
!288 = !DILocation(line: 127, column: 36, scope: !286, atomGroup: 1, atomRank: 3)
!289 = !DILocation(line: 127, column: 32, scope: !286)
!290 = !DILocation(line: 127, column: 34, scope: !286, atomGroup: 1, atomRank: 2)
!291 = !DILocation(line: 127, column: 34, scope: !286, atomGroup: 1, atomRank: 1)
!292 = !DILocation(line: 127, column: 48, scope: !286)
!293 = !DILocation(line: 127, column: 47, scope: !286)
!294 = !DILocation(line: 127, column: 46, scope: !286, atomGroup: 2, atomRank: 2)
!295 = !DILocation(line: 127, column: 39, scope: !286, atomGroup: 2, atomRank: 1)
!296 = distinct !DISubprogram(name: "distance", scope: !1, file: !1, line: 128, type: !11, scopeLine: 128, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!297 = !DILocation(line: 128, column: 24, scope: !296, atomGroup: 1, atomRank: 1)
!298 = distinct !DISubprogram(name: "unpack", scope: !1, file: !1, line: 129, type: !11, scopeLine: 129, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!299 = !DILocation(line: 129, column: 39, scope: !298)
!300 = !DILocation(line: 129, column: 42, scope: !298)
!301 = !DILocation(line: 129, column: 42, scope: !298, atomGroup: 1, atomRank: 2)
!302 = !DILocation(line: 129, column: 32, scope: !298, atomGroup: 1, atomRank: 1)
!303 = distinct !DISubprogram(name: "read_stack_pointer", scope: !1, file: !1, line: 131, type: !11, scopeLine: 131, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!304 = !DILocation(line: 131, column: 41, scope: !303, atomGroup: 1, atomRank: 2)
!305 = !DILocation(line: 131, column: 34, scope: !303, atomGroup: 1, atomRank: 1)
!306 = distinct !DISubprogram(name: "trap", scope: !1, file: !1, line: 132, type: !11, scopeLine: 133, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!307 = !DILocation(line: 134, column: 6, scope: !306)
!308 = !DILocation(line: 134, column: 6, scope: !306, atomGroup: 1, atomRank: 2)
!309 = !DILocation(line: 134, column: 6, scope: !306, atomGroup: 1, atomRank: 1)
!310 = !DILocation(line: 135, column: 3, scope: !306)
!311 = !DILocation(line: 136, column: 16, scope: !306, atomGroup: 2, atomRank: 3)
!312 = !DILocation(line: 136, column: 9, scope: !306, atomGroup: 2, atomRank: 2)
!313 = !DILocation(line: 136, column: 2, scope: !306, atomGroup: 2, atomRank: 1)
!314 = distinct !DISubprogram(name: "nested", scope: !1, file: !1, line: 138, type: !11, scopeLine: 139, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!315 = !DILocation(line: 140, column: 2, scope: !314)
!316 = !DILocation(line: 140, column: 6, scope: !314, atomGroup: 1, atomRank: 1)
!317 = !DILocation(line: 142, column: 7, scope: !314)
!318 = !DILocation(line: 142, column: 11, scope: !314, atomGroup: 2, atomRank: 1)
!319 = !DILocation(line: 142, column: 18, scope: !314)
!320 = !DILocation(line: 142, column: 22, scope: !314)
!321 = !DILocation(line: 142, column: 20, scope: !314, atomGroup: 3, atomRank: 2)
!322 = !DILocation(line: 142, column: 24, scope: !314, atomGroup: 3, atomRank: 1)
!323 = !DILocation(line: 142, column: 27, scope: !314)
!324 = !DILocation(line: 142, column: 29, scope: !314)
!325 = !DILocation(line: 0, scope: !314)
!326 = !DILocation(line: 142, column: 2, scope: !314, atomGroup: 4, atomRank: 1)
!327 = !DILocation(line: 142, column: 2, scope: !314)
!328 = !DILocation(line: 143, column: 3, scope: !314)
!329 = !DILocation(line: 143, column: 15, scope: !314)
!330 = !DILocation(line: 143, column: 17, scope: !314)
!331 = !DILocation(line: 143, column: 15, scope: !314, atomGroup: 5, atomRank: 2)
!332 = !DILocation(line: 143, column: 7, scope: !314, atomGroup: 5, atomRank: 1)
!333 = !DILocation(line: 145, column: 7, scope: !314)
!334 = !DILocation(line: 145, column: 13, scope: !314, atomGroup: 6, atomRank: 2)
!335 = !DILocation(line: 145, column: 13, scope: !314, atomGroup: 6, atomRank: 1)
!336 = !DILocation(line: 146, column: 4, scope: !314, atomGroup: 7, atomRank: 1)
!337 = !DILocation(line: 147, column: 8, scope: !314)
!338 = !DILocation(line: 147, column: 12, scope: !314, atomGroup: 8, atomRank: 1)
!339 = !DILocation(line: 147, column: 19, scope: !314)
!340 = !DILocation(line: 147, column: 24, scope: !314)
!341 = !DILocation(line: 147, column: 30, scope: !314)
!342 = !DILocation(line: 147, column: 21, scope: !314, atomGroup: 9, atomRank: 1)
!343 = !DILocation(line: 147, column: 3, scope: !314, atomGroup: 10, atomRank: 1)
!344 = !DILocation(line: 147, column: 3, scope: !314)
!345 = !DILocation(line: 148, column: 14, scope: !314)
!346 = !DILocation(line: 148, column: 18, scope: !314)
!347 = !DILocation(line: 148, column: 16, scope: !314)
!348 = !DILocation(line: 148, column: 11, scope: !314)
!349 = !DILocation(line: 148, column: 11, scope: !314, atomGroup: 11, atomRank: 2)
!350 = !DILocation(line: 148, column: 11, scope: !314, atomGroup: 11, atomRank: 1)
!351 = !DILocation(line: 148, column: 4, scope: !314, atomGroup: 13, atomRank: 1)
!352 = !DILocation(line: 147, column: 37, scope: !314)
!353 = !DILocation(line: 147, column: 37, scope: !314, atomGroup: 12, atomRank: 2)
!354 = !DILocation(line: 147, column: 37, scope: !314, atomGroup: 12, atomRank: 1)
!355 = distinct !{!355, !344, !346, !103, !104}
!356 = !DILocation(line: 149, column: 7, scope: !314)
!357 = !DILocation(line: 149, column: 14, scope: !314, atomGroup: 14, atomRank: 2)
!358 = !DILocation(line: 149, column: 14, scope: !314, atomGroup: 14, atomRank: 1)
!359 = !DILocation(line: 150, column: 4, scope: !314, atomGroup: 15, atomRank: 1)
!360 = !DILocation(line: 151, column: 2, scope: !314)
!361 = !DILocation(line: 151, column: 2, scope: !314, atomGroup: 17, atomRank: 1)
!362 = !DILocation(line: 142, column: 35, scope: !314)
!363 = !DILocation(line: 142, column: 35, scope: !314, atomGroup: 16, atomRank: 2)
!364 = !DILocation(line: 142, column: 35, scope: !314, atomGroup: 16, atomRank: 1)
!365 = distinct !{!365, !327, !360, !103, !104}
!366 = !DILocation(line: 152, column: 9, scope: !314, atomGroup: 19, atomRank: 2)
!367 = !DILocation(line: 153, column: 1, scope: !314)
!368 = !DILocation(line: 152, column: 2, scope: !314, atomGroup: 19, atomRank: 1)
!369 = distinct !DISubprogram(name: "make_pmd", scope: !1, file: !1, line: 15, type: !11, scopeLine: 15, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!370 = !DILocation(line: 15, column: 55, scope: !369)
!371 = !DILocation(line: 15, column: 57, scope: !369, atomGroup: 1, atomRank: 2)
!372 = !DILocation(line: 15, column: 55, scope: !369, atomGroup: 1, atomRank: 1)
!373 = !DILocation(line: 15, column: 66, scope: !369, atomGroup: 2, atomRank: 1)
!374 = !DISubprogram(name: "__compiletime_assert_1", scope: !1, file: !1, line: 12, type: !11, flags: DIFlagPrototyped, spFlags: DISPFlagOptimized)
