; ModuleID = 'constructs.c'
source_filename = "constructs.c"
target datalayout = "e-m:e-p:64:64-i64:64-i128:128-n32:64-S128"
target triple = "riscv64-unknown-linux-gnu"

%union.either = type { ptr }
%struct.packed = type <{ i8, i32 }>
%struct.pmd_t = type { i64 }
%struct.operations = type { ptr, ptr, [5 x i8] }
%struct.pair = type { i64, i64 }
%struct.large = type { [6 x i64], i32 }
%struct.three = type { i32 }

@table = internal global [3 x i32] [i32 1, i32 2, i32 3], align 4
@into_table = dso_local global ptr getelementptr (i8, ptr @table, i64 4), align 8
@.str = private unnamed_addr constant [6 x i8] c"hi\0A\22x\00", align 1
@text = dso_local global ptr @.str, align 8
@elsewhere = external global i32, align 4
@pointer = dso_local global ptr @elsewhere, align 8
@numbers = dso_local global [4 x i64] [i64 0, i64 0, i64 ptrtoint (ptr getelementptr (i8, ptr @elsewhere, i64 5) to i64), i64 0], align 8
@.str.1 = private unnamed_addr constant [3 x i8] c"zz\00", align 1
@choices = dso_local global <{ %union.either, { i32, [4 x i8] } }> <{ %union.either { ptr @.str.1 }, { i32, [4 x i8] } { i32 3, [4 x i8] zeroinitializer } }>, align 8
@packed = dso_local global %struct.packed <{ i8 1, i32 2 }>, align 1
@operations = dso_local global { ptr, ptr, [5 x i8], [3 x i8] } { ptr @add_one, ptr @twice, [5 x i8] c"abc\00\00", [3 x i8] zeroinitializer }, align 8
@labels.targets = internal global [2 x ptr] [ptr blockaddress(@labels, %8), ptr blockaddress(@labels, %9)], align 8

@other_name = dso_local alias i32 (), ptr @weak_one

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local i64 @entry(ptr noundef %0) #0 !dbg !15 {
  %2 = alloca ptr, align 8
  %3 = alloca %struct.pmd_t, align 8
  store ptr %0, ptr %2, align 8
  call void @llvm.lifetime.start.p0(ptr %3) #14, !dbg !18
  %4 = load ptr, ptr %2, align 8, !dbg !19
  %5 = call i64 @read_pmd(ptr noundef %4), !dbg !20
  %6 = getelementptr inbounds nuw %struct.pmd_t, ptr %3, i32 0, i32 0, !dbg !21
  store i64 %5, ptr %6, align 8, !dbg !22
  %7 = getelementptr inbounds nuw %struct.pmd_t, ptr %3, i32 0, i32 0, !dbg !23
  %8 = load i64, ptr %7, align 8, !dbg !23
  %9 = and i64 %8, -2, !dbg !24
  call void @llvm.lifetime.end.p0(ptr %3) #14, !dbg !25
  ret i64 %9, !dbg !26
}

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.start.p0(ptr captures(none)) #1

; Function Attrs: alwaysinline nounwind null_pointer_is_valid uwtable
define internal i64 @read_pmd(ptr noundef %0) #2 !dbg !27 {
  %2 = alloca %struct.pmd_t, align 8
  %3 = alloca ptr, align 8
  store ptr %0, ptr %3, align 8
  %4 = load ptr, ptr %3, align 8, !dbg !28
  %5 = getelementptr inbounds nuw %struct.pmd_t, ptr %4, i32 0, i32 0, !dbg !29
  %6 = load volatile i64, ptr %5, align 8, !dbg !30
  %7 = call i64 @make_pmd(i64 noundef %6), !dbg !31
  %8 = getelementptr inbounds nuw %struct.pmd_t, ptr %2, i32 0, i32 0, !dbg !32
  store i64 %7, ptr %8, align 8, !dbg !33
  %9 = getelementptr inbounds nuw %struct.pmd_t, ptr %2, i32 0, i32 0, !dbg !34
  %10 = load i64, ptr %9, align 8, !dbg !35
  ret i64 %10, !dbg !36
}

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.end.p0(ptr captures(none)) #1

; Function Attrs: nounwind null_pointer_is_valid uwtable
define internal signext i32 @add_one(i32 noundef signext %0) #0 !dbg !37 {
  %2 = alloca i32, align 4
  store i32 %0, ptr %2, align 4
  %3 = load i32, ptr %2, align 4, !dbg !38
  %4 = add nsw i32 %3, 1, !dbg !39
  ret i32 %4, !dbg !40
}

; Function Attrs: nounwind null_pointer_is_valid uwtable
define internal signext i32 @twice(i32 noundef signext %0) #0 !dbg !41 {
  %2 = alloca i32, align 4
  store i32 %0, ptr %2, align 4
  %3 = load i32, ptr %2, align 4, !dbg !42
  %4 = mul nsw i32 %3, 2, !dbg !43
  ret i32 %4, !dbg !44
}

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local signext i32 @indirect(i32 noundef signext %0) #0 !dbg !45 {
  %2 = alloca i32, align 4
  store i32 %0, ptr %2, align 4
  %3 = load i32, ptr %2, align 4, !dbg !46
  %4 = icmp ne i32 %3, 0, !dbg !47
  br i1 %4, label %5, label %9, !dbg !48

5:                                                ; preds = %1
  %6 = load ptr, ptr @operations, align 8, !dbg !49
  %7 = load i32, ptr %2, align 4, !dbg !50
  %8 = call signext i32 %6(i32 noundef signext %7), !dbg !49
  br label %12, !dbg !46

9:                                                ; preds = %1
  %10 = load ptr, ptr getelementptr inbounds nuw (%struct.operations, ptr @operations, i32 0, i32 1), align 8, !dbg !51
  %11 = call signext i32 %10(i32 noundef signext 3), !dbg !51
  br label %12, !dbg !46

12:                                               ; preds = %9, %5
  %13 = phi i32 [ %8, %5 ], [ %11, %9 ], !dbg !52
  ret i32 %13, !dbg !53
}

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local [2 x i64] @make_pair(i64 noundef %0, i64 noundef %1) #0 !dbg !54 {
  %3 = alloca %struct.pair, align 8
  %4 = alloca i64, align 8
  %5 = alloca i64, align 8
  store i64 %0, ptr %4, align 8
  store i64 %1, ptr %5, align 8
  %6 = getelementptr inbounds nuw %struct.pair, ptr %3, i32 0, i32 0, !dbg !55
  %7 = load i64, ptr %4, align 8, !dbg !56
  store i64 %7, ptr %6, align 8, !dbg !57
  %8 = getelementptr inbounds nuw %struct.pair, ptr %3, i32 0, i32 1, !dbg !55
  %9 = load i64, ptr %5, align 8, !dbg !58
  store i64 %9, ptr %8, align 8, !dbg !57
  %10 = load [2 x i64], ptr %3, align 8, !dbg !59
  ret [2 x i64] %10, !dbg !60
}

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local void @make_large(ptr dead_on_unwind noalias writable sret(%struct.large) align 8 %0, i32 noundef signext %1) #0 !dbg !61 {
  %3 = alloca ptr, align 8
  %4 = alloca i32, align 4
  store ptr %0, ptr %3, align 8
  store i32 %1, ptr %4, align 4
  call void @llvm.memset.p0.i64(ptr align 8 %0, i8 0, i64 56, i1 false), !dbg !62
  %5 = getelementptr inbounds { [6 x i64], i32, [4 x i8] }, ptr %0, i32 0, i32 0, !dbg !63
  %6 = getelementptr inbounds [6 x i64], ptr %5, i32 0, i32 0, !dbg !63
  store i64 1, ptr %6, align 8, !dbg !62
  %7 = getelementptr inbounds [6 x i64], ptr %5, i32 0, i32 1, !dbg !63
  store i64 2, ptr %7, align 8, !dbg !62
  %8 = getelementptr inbounds [6 x i64], ptr %5, i32 0, i32 2, !dbg !63
  store i64 3, ptr %8, align 8, !dbg !62
  %9 = load i32, ptr %4, align 4, !dbg !64
  %10 = getelementptr inbounds nuw %struct.large, ptr %0, i32 0, i32 1, !dbg !65
  store i32 %9, ptr %10, align 8, !dbg !66
  ret void, !dbg !67
}

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: write)
declare void @llvm.memset.p0.i64(ptr writeonly captures(none), i8, i64, i1 immarg) #3

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local i64 @use_both(ptr dead_on_return noundef %0, [2 x i64] %1) #0 !dbg !68 {
  %3 = alloca %struct.pair, align 8
  %4 = alloca ptr, align 8
  store [2 x i64] %1, ptr %3, align 8
  store ptr %0, ptr %4, align 8
  %5 = getelementptr inbounds nuw %struct.large, ptr %0, i32 0, i32 0, !dbg !69
  %6 = getelementptr inbounds [6 x i64], ptr %5, i64 0, i64 1, !dbg !70
  %7 = load i64, ptr %6, align 8, !dbg !70
  %8 = getelementptr inbounds nuw %struct.large, ptr %0, i32 0, i32 1, !dbg !71
  %9 = load i32, ptr %8, align 8, !dbg !71
  %10 = sext i32 %9 to i64, !dbg !72
  %11 = add i64 %7, %10, !dbg !73
  %12 = getelementptr inbounds nuw %struct.pair, ptr %3, i32 0, i32 0, !dbg !74
  %13 = load i64, ptr %12, align 8, !dbg !74
  %14 = add i64 %11, %13, !dbg !75
  ret i64 %14, !dbg !76
}

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local i64 @pass_both() #0 !dbg !77 {
  %1 = alloca %struct.large, align 8
  %2 = alloca %struct.pair, align 8
  call void @make_large(ptr dead_on_unwind writable sret(%struct.large) align 8 %1, i32 noundef signext 4), !dbg !78
  %3 = call [2 x i64] @make_pair(i64 noundef 1, i64 noundef 2), !dbg !79
  store [2 x i64] %3, ptr %2, align 8, !dbg !80
  %4 = load [2 x i64], ptr %2, align 8, !dbg !81
  %5 = call i64 @use_both(ptr dead_on_return noundef %1, [2 x i64] %4), !dbg !82
  ret i64 %5, !dbg !83
}

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local signext i32 @choose(i32 noundef signext %0) #0 !dbg !84 {
  %2 = alloca i32, align 4
  %3 = alloca i32, align 4
  store i32 %0, ptr %3, align 4
  %4 = load i32, ptr %3, align 4, !dbg !85
  switch i32 %4, label %8 [
    i32 1, label %5
    i32 2, label %6
    i32 7, label %6
    i32 -3, label %7
  ], !dbg !86

5:                                                ; preds = %1
  store i32 5, ptr %2, align 4, !dbg !87
  br label %9, !dbg !87

6:                                                ; preds = %1, %1
  store i32 8, ptr %2, align 4, !dbg !88
  br label %9, !dbg !88

7:                                                ; preds = %1
  store i32 1, ptr %2, align 4, !dbg !89
  br label %9, !dbg !89

8:                                                ; preds = %1
  store i32 0, ptr %2, align 4, !dbg !90
  br label %9, !dbg !90

9:                                                ; preds = %8, %7, %6, %5
  %10 = load i32, ptr %2, align 4, !dbg !91
  ret i32 %10, !dbg !92
}

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local signext i32 @sum(i32 noundef signext %0) #0 !dbg !93 {
  %2 = alloca i32, align 4
  %3 = alloca i32, align 4
  %4 = alloca i32, align 4
  store i32 %0, ptr %2, align 4
  call void @llvm.lifetime.start.p0(ptr %3) #14, !dbg !94
  store i32 0, ptr %3, align 4, !dbg !95
  call void @llvm.lifetime.start.p0(ptr %4) #14, !dbg !96
  store i32 0, ptr %4, align 4, !dbg !97
  br label %5, !dbg !96

5:                                                ; preds = %18, %1
  %6 = load i32, ptr %4, align 4, !dbg !98
  %7 = load i32, ptr %2, align 4, !dbg !99
  %8 = icmp slt i32 %6, %7, !dbg !100
  br i1 %8, label %10, label %9, !dbg !101

9:                                                ; preds = %5
  call void @llvm.lifetime.end.p0(ptr %4) #14, !dbg !102
  br label %21

10:                                               ; preds = %5
  %11 = load i32, ptr %4, align 4, !dbg !103
  %12 = srem i32 %11, 3, !dbg !104
  %13 = sext i32 %12 to i64, !dbg !105
  %14 = getelementptr inbounds [3 x i32], ptr @table, i64 0, i64 %13, !dbg !105
  %15 = load i32, ptr %14, align 4, !dbg !105
  %16 = load i32, ptr %3, align 4, !dbg !106
  %17 = add nsw i32 %16, %15, !dbg !107
  store i32 %17, ptr %3, align 4, !dbg !108
  br label %18, !dbg !109

18:                                               ; preds = %10
  %19 = load i32, ptr %4, align 4, !dbg !110
  %20 = add nsw i32 %19, 1, !dbg !111
  store i32 %20, ptr %4, align 4, !dbg !112
  br label %5, !dbg !102, !llvm.loop !113

21:                                               ; preds = %9
  %22 = load i32, ptr %3, align 4, !dbg !117
  call void @llvm.lifetime.end.p0(ptr %3) #14, !dbg !118
  ret i32 %22, !dbg !119
}

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local signext i32 @atomics(ptr noundef %0) #0 !dbg !120 {
  %2 = alloca ptr, align 8
  %3 = alloca i32, align 4
  %4 = alloca i32, align 4
  %5 = alloca i32, align 4
  %6 = alloca i32, align 4
  %7 = alloca i8, align 1
  %8 = alloca i32, align 4
  %9 = alloca i32, align 4
  %10 = alloca i32, align 4
  %11 = alloca i32, align 4
  store ptr %0, ptr %2, align 8
  call void @llvm.lifetime.start.p0(ptr %3) #14, !dbg !121
  store i32 5, ptr %3, align 4, !dbg !122
  %12 = load ptr, ptr %2, align 8, !dbg !123
  store i32 1, ptr %4, align 4, !dbg !124
  %13 = load i32, ptr %4, align 4, !dbg !125
  %14 = atomicrmw add ptr %12, i32 %13 seq_cst, align 4, !dbg !126
  store i32 %14, ptr %5, align 4, !dbg !124
  %15 = load i32, ptr %5, align 4, !dbg !125
  %16 = load ptr, ptr %2, align 8, !dbg !127
  store i32 7, ptr %6, align 4, !dbg !128
  %17 = load i32, ptr %3, align 4, !dbg !129
  %18 = load i32, ptr %6, align 4, !dbg !129
  %19 = cmpxchg ptr %16, i32 %17, i32 %18 acquire monotonic, align 4, !dbg !129
  %20 = extractvalue { i32, i1 } %19, 0, !dbg !130
  %21 = extractvalue { i32, i1 } %19, 1, !dbg !131
  br i1 %21, label %23, label %22, !dbg !129

22:                                               ; preds = %1
  store i32 %20, ptr %3, align 4, !dbg !128
  br label %23, !dbg !129

23:                                               ; preds = %22, %1
  %24 = zext i1 %21 to i8, !dbg !130
  store i8 %24, ptr %7, align 1, !dbg !128
  %25 = load i8, ptr %7, align 1, !dbg !129, !range !132, !noundef !17
  %26 = trunc i8 %25 to i1, !dbg !129
  fence seq_cst, !dbg !133
  %27 = load ptr, ptr %2, align 8, !dbg !134
  store i32 3, ptr %8, align 4, !dbg !135
  %28 = load i32, ptr %8, align 4, !dbg !136
  store atomic i32 %28, ptr %27 release, align 4, !dbg !135
  %29 = load i32, ptr %3, align 4, !dbg !137
  %30 = load ptr, ptr %2, align 8, !dbg !138
  %31 = load atomic i32, ptr %30 acquire, align 4, !dbg !139
  store i32 %31, ptr %9, align 4, !dbg !140
  %32 = load i32, ptr %9, align 4, !dbg !141
  %33 = add nsw i32 %29, %32, !dbg !142
  %34 = load ptr, ptr %2, align 8, !dbg !143
  store i32 9, ptr %10, align 4, !dbg !144
  %35 = load i32, ptr %10, align 4, !dbg !145
  %36 = atomicrmw xchg ptr %34, i32 %35 acq_rel, align 4, !dbg !146
  store i32 %36, ptr %11, align 4, !dbg !144
  %37 = load i32, ptr %11, align 4, !dbg !145
  %38 = add nsw i32 %33, %37, !dbg !147
  call void @llvm.lifetime.end.p0(ptr %3) #14, !dbg !148
  ret i32 %38, !dbg !149
}

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local signext i32 @builtins(i32 noundef signext %0, i64 noundef %1) #0 !dbg !150 {
  %3 = alloca i32, align 4
  %4 = alloca i32, align 4
  %5 = alloca i64, align 8
  %6 = alloca i32, align 4
  %7 = alloca i32, align 4
  store i32 %0, ptr %4, align 4
  store i64 %1, ptr %5, align 8
  call void @llvm.lifetime.start.p0(ptr %6) #14, !dbg !151
  %8 = load i32, ptr %4, align 4, !dbg !152
  %9 = load i64, ptr %5, align 8, !dbg !153
  %10 = trunc i64 %9 to i32, !dbg !154
  %11 = call { i32, i1 } @llvm.sadd.with.overflow.i32(i32 %8, i32 %10), !dbg !155
  %12 = extractvalue { i32, i1 } %11, 1, !dbg !156
  %13 = extractvalue { i32, i1 } %11, 0, !dbg !155
  store i32 %13, ptr %6, align 4, !dbg !155
  br i1 %12, label %14, label %18, !dbg !157

14:                                               ; preds = %2
  %15 = load i32, ptr %4, align 4, !dbg !158
  %16 = or i32 %15, 1, !dbg !159
  %17 = call i32 @llvm.cttz.i32(i32 %16, i1 true), !dbg !160
  store i32 %17, ptr %3, align 4, !dbg !161
  store i32 1, ptr %7, align 4
  br label %31, !dbg !161

18:                                               ; preds = %2
  %19 = load i32, ptr %6, align 4, !dbg !162
  %20 = load i64, ptr %5, align 8, !dbg !163
  %21 = call i64 @llvm.ctpop.i64(i64 %20), !dbg !164
  %22 = trunc i64 %21 to i32, !dbg !164
  %23 = add nsw i32 %19, %22, !dbg !165
  %24 = load i32, ptr %4, align 4, !dbg !166
  %25 = or i32 %24, 1, !dbg !167
  %26 = call i32 @llvm.ctlz.i32(i32 %25, i1 true), !dbg !168
  %27 = add nsw i32 %23, %26, !dbg !169
  %28 = load i32, ptr %4, align 4, !dbg !170
  %29 = call i32 @llvm.bswap.i32(i32 %28), !dbg !171
  %30 = add i32 %27, %29, !dbg !172
  store i32 %30, ptr %3, align 4, !dbg !173
  store i32 1, ptr %7, align 4
  br label %31, !dbg !173

31:                                               ; preds = %18, %14
  call void @llvm.lifetime.end.p0(ptr %6) #14, !dbg !174
  %32 = load i32, ptr %3, align 4, !dbg !175
  ret i32 %32, !dbg !176
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

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local signext i32 @jumps(i32 noundef signext %0) #0 !dbg !177 {
  %2 = alloca i32, align 4
  %3 = alloca i32, align 4
  store i32 %0, ptr %3, align 4
  %4 = load i32, ptr %3, align 4, !dbg !178
  callbr void asm sideeffect "jump ${1:l}, $0", "r,!i"(i32 %4) #14
          to label %5 [label %6], !dbg !179, !srcloc !180

5:                                                ; preds = %1
  store i32 0, ptr %2, align 4, !dbg !181
  br label %7, !dbg !181

6:                                                ; preds = %1
  store i32 1, ptr %2, align 4, !dbg !182
  br label %7, !dbg !182

7:                                                ; preds = %6, %5
  %8 = load i32, ptr %2, align 4, !dbg !183
  ret i32 %8, !dbg !184
}

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local i64 @assembly(ptr noundef %0, i64 noundef %1) #0 !dbg !185 {
  %3 = alloca ptr, align 8
  %4 = alloca i64, align 8
  %5 = alloca i64, align 8
  store ptr %0, ptr %3, align 8
  store i64 %1, ptr %4, align 8
  call void @llvm.lifetime.start.p0(ptr %5) #14, !dbg !186
  %6 = load ptr, ptr %3, align 8, !dbg !187
  %7 = load i64, ptr %4, align 8, !dbg !188
  %8 = call i64 asm sideeffect "swap $0,$2,$1\0A", "=r,=*m,r,*m,~{memory}"(ptr elementtype(i64) %6, i64 %7, ptr elementtype(i64) %6) #14, !dbg !189, !srcloc !190
  store i64 %8, ptr %5, align 8, !dbg !191
  %9 = load i64, ptr %5, align 8, !dbg !192
  call void @llvm.lifetime.end.p0(ptr %5) #14, !dbg !193
  ret i64 %9, !dbg !194
}

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local i64 @bits(ptr noundef %0) #0 !dbg !195 {
  %2 = alloca ptr, align 8
  store ptr %0, ptr %2, align 8
  %3 = load ptr, ptr %2, align 8, !dbg !196
  %4 = load i16, ptr %3, align 4, !dbg !197
  %5 = and i16 %4, -4089, !dbg !197
  %6 = or i16 %5, 24, !dbg !198
  store i16 %6, ptr %3, align 4, !dbg !199
  %7 = load ptr, ptr %2, align 8, !dbg !200
  %8 = load i16, ptr %7, align 4, !dbg !201
  %9 = shl i16 %8, 13, !dbg !201
  %10 = ashr i16 %9, 13, !dbg !202
  %11 = sext i16 %10 to i32, !dbg !203
  %12 = sext i32 %11 to i64, !dbg !204
  ret i64 %12, !dbg !205
}

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local signext i32 @bits24(ptr noundef %0, i32 noundef signext %1) #0 !dbg !206 {
  %3 = alloca ptr, align 8
  %4 = alloca i32, align 4
  %5 = alloca %struct.three, align 4
  store ptr %0, ptr %3, align 8
  store i32 %1, ptr %4, align 4
  call void @llvm.lifetime.start.p0(ptr %5) #14, !dbg !207
  %6 = load ptr, ptr %3, align 8, !dbg !208
  call void @llvm.memcpy.p0.p0.i64(ptr align 4 %5, ptr align 4 %6, i64 4, i1 false), !dbg !209
  %7 = load i32, ptr %4, align 4, !dbg !210
  %8 = load i32, ptr %5, align 4, !dbg !211
  %9 = and i32 %7, 15, !dbg !211
  %10 = shl i32 %9, 20, !dbg !211
  %11 = and i32 %8, -15728641, !dbg !211
  %12 = or i32 %11, %10, !dbg !212
  store i32 %12, ptr %5, align 4, !dbg !213
  %13 = load ptr, ptr %3, align 8, !dbg !214
  call void @llvm.memcpy.p0.p0.i64(ptr align 4 %13, ptr align 4 %5, i64 4, i1 false), !dbg !215
  %14 = load i32, ptr %5, align 4, !dbg !216
  %15 = and i32 %14, 1048575, !dbg !217
  call void @llvm.lifetime.end.p0(ptr %5) #14, !dbg !218
  ret i32 %15, !dbg !219
}

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: readwrite)
declare void @llvm.memcpy.p0.p0.i64(ptr noalias writeonly captures(none), ptr noalias readonly captures(none), i64, i1 immarg) #6

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local signext i32 @known(i32 noundef signext %0) #0 !dbg !220 {
  %2 = alloca i32, align 4
  store i32 %0, ptr %2, align 4
  %3 = load i32, ptr %2, align 4, !dbg !221
  %4 = call i1 @llvm.is.constant.i32(i32 %3), !dbg !222
  %5 = zext i1 %4 to i64, !dbg !222
  %6 = select i1 %4, i32 1, i32 2, !dbg !223
  ret i32 %6, !dbg !224
}

; Function Attrs: convergent nocallback nofree nosync nounwind willreturn memory(none)
declare i1 @llvm.is.constant.i32(i32) #7

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local i64 @mask() #0 !dbg !225 {
  %1 = call i64 @mask_of(i32 noundef signext 12), !dbg !226
  ret i64 %1, !dbg !227
}

; Function Attrs: alwaysinline nounwind null_pointer_is_valid uwtable
define internal i64 @mask_of(i32 noundef signext %0) #2 !dbg !228 {
  %2 = alloca i32, align 4
  store i32 %0, ptr %2, align 4
  %3 = load i32, ptr %2, align 4, !dbg !229
  %4 = call i1 @llvm.is.constant.i32(i32 %3), !dbg !230
  br i1 %4, label %6, label %5, !dbg !231

5:                                                ; preds = %1
  call void @__compiletime_assert_1(), !dbg !232
  br label %6, !dbg !232

6:                                                ; preds = %5, %1
  %7 = load i32, ptr %2, align 4, !dbg !233
  %8 = zext i32 %7 to i64, !dbg !234
  %9 = shl i64 1, %8, !dbg !234
  %10 = sub i64 %9, 1, !dbg !235
  ret i64 %10, !dbg !236
}

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local signext i32 @asked(ptr noundef %0) #0 !dbg !237 {
  %2 = alloca ptr, align 8
  store ptr %0, ptr %2, align 8
  %3 = load ptr, ptr %2, align 8, !dbg !238
  %4 = load i64, ptr %3, align 8, !dbg !239
  %5 = call i1 @llvm.is.constant.i64(i64 %4), !dbg !240
  br i1 %5, label %6, label %7, !dbg !241

6:                                                ; preds = %1
  br label %11, !dbg !242

7:                                                ; preds = %1
  %8 = load ptr, ptr %2, align 8, !dbg !243
  %9 = load volatile i64, ptr %8, align 8, !dbg !244
  %10 = and i64 %9, 1, !dbg !245
  br label %11, !dbg !242

11:                                               ; preds = %7, %6
  %12 = phi i64 [ 1, %6 ], [ %10, %7 ], !dbg !246
  %13 = trunc i64 %12 to i32, !dbg !247
  ret i32 %13, !dbg !248
}

; Function Attrs: convergent nocallback nofree nosync nounwind willreturn memory(none)
declare i1 @llvm.is.constant.i64(i64) #7

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local signext i32 @variable(i32 noundef signext %0, ...) #0 !dbg !249 {
  %2 = alloca i32, align 4
  %3 = alloca ptr, align 8
  %4 = alloca i32, align 4
  store i32 %0, ptr %2, align 4
  call void @llvm.lifetime.start.p0(ptr %3) #14, !dbg !250
  call void @llvm.lifetime.start.p0(ptr %4) #14, !dbg !251
  call void @llvm.va_start.p0(ptr %3), !dbg !252
  %5 = load ptr, ptr %3, align 8, !dbg !253
  %6 = getelementptr inbounds i8, ptr %5, i64 8, !dbg !253
  store ptr %6, ptr %3, align 8, !dbg !253
  %7 = load i32, ptr %5, align 8, !dbg !254
  store i32 %7, ptr %4, align 4, !dbg !255
  call void @llvm.va_end.p0(ptr %3), !dbg !256
  %8 = load i32, ptr %4, align 4, !dbg !257
  call void @llvm.lifetime.end.p0(ptr %4) #14, !dbg !258
  call void @llvm.lifetime.end.p0(ptr %3) #14, !dbg !258
  ret i32 %8, !dbg !259
}

; Function Attrs: nocallback nofree nosync nounwind willreturn
declare void @llvm.va_start.p0(ptr) #8

; Function Attrs: nocallback nofree nosync nounwind willreturn
declare void @llvm.va_end.p0(ptr) #8

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local void @copy(ptr noundef %0, ptr noundef %1) #0 !dbg !260 {
  %3 = alloca ptr, align 8
  %4 = alloca ptr, align 8
  store ptr %0, ptr %3, align 8
  store ptr %1, ptr %4, align 8
  %5 = load ptr, ptr %3, align 8, !dbg !261
  %6 = load ptr, ptr %4, align 8, !dbg !262
  call void @llvm.memcpy.p0.p0.i64(ptr align 8 %5, ptr align 8 %6, i64 56, i1 false), !dbg !263
  %7 = load ptr, ptr %4, align 8, !dbg !264
  call void @llvm.memset.p0.i64(ptr align 8 %7, i8 0, i64 56, i1 false), !dbg !265
  ret void, !dbg !266
}

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local i64 @copy_pmd(ptr noundef %0, ptr noundef %1) #0 !dbg !267 {
  %3 = alloca ptr, align 8
  %4 = alloca ptr, align 8
  %5 = alloca %struct.pmd_t, align 8
  store ptr %0, ptr %3, align 8
  store ptr %1, ptr %4, align 8
  call void @llvm.lifetime.start.p0(ptr %5) #14, !dbg !268
  %6 = load ptr, ptr %4, align 8, !dbg !269
  call void @llvm.memcpy.p0.p0.i64(ptr align 8 %5, ptr align 8 %6, i64 8, i1 false), !dbg !270
  %7 = getelementptr inbounds nuw %struct.pmd_t, ptr %5, i32 0, i32 0, !dbg !271
  %8 = load i64, ptr %7, align 8, !dbg !272
  %9 = or i64 %8, 1, !dbg !273
  store i64 %9, ptr %7, align 8, !dbg !274
  %10 = load ptr, ptr %3, align 8, !dbg !275
  call void @llvm.memcpy.p0.p0.i64(ptr align 8 %10, ptr align 8 %5, i64 8, i1 false), !dbg !276
  %11 = getelementptr inbounds nuw %struct.pmd_t, ptr %5, i32 0, i32 0, !dbg !277
  %12 = load i64, ptr %11, align 8, !dbg !278
  call void @llvm.lifetime.end.p0(ptr %5) #14, !dbg !279
  ret i64 %12, !dbg !280
}

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local ptr @labels(i32 noundef signext %0) #0 !dbg !281 {
  %2 = alloca ptr, align 8
  %3 = alloca i32, align 4
  store i32 %0, ptr %3, align 4
  %4 = load i32, ptr %3, align 4, !dbg !282
  %5 = sext i32 %4 to i64, !dbg !283
  %6 = getelementptr inbounds [2 x ptr], ptr @labels.targets, i64 0, i64 %5, !dbg !283
  %7 = load ptr, ptr %6, align 8, !dbg !283
  br label %12, !dbg !284

8:                                                ; preds = %12
  store ptr null, ptr %2, align 8, !dbg !285
  br label %10, !dbg !285

9:                                                ; preds = %12
  store ptr @labels.targets, ptr %2, align 8, !dbg !286
  br label %10, !dbg !286

10:                                               ; preds = %9, %8
  %11 = load ptr, ptr %2, align 8, !dbg !287
  ret ptr %11, !dbg !288

12:                                               ; preds = %1
  %13 = phi ptr [ %7, %1 ]
  indirectbr ptr %13, [label %8, label %9]
}

; Function Attrs: nounwind null_pointer_is_valid uwtable
define weak dso_local signext i32 @weak_one() #0 !dbg !289 {
  ret i32 1, !dbg !290
}

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local signext i32 @call_maybe() #0 !dbg !291 {
  %1 = icmp ne ptr @maybe, null, !dbg !292
  br i1 %1, label %2, label %4, !dbg !293

2:                                                ; preds = %0
  %3 = call signext i32 @maybe(), !dbg !294
  br label %5, !dbg !295

4:                                                ; preds = %0
  br label %5, !dbg !295

5:                                                ; preds = %4, %2
  %6 = phi i32 [ %3, %2 ], [ -1, %4 ], !dbg !296
  ret i32 %6, !dbg !297
}

; Function Attrs: null_pointer_is_valid
declare !dbg !298 extern_weak signext i32 @maybe() #9

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local zeroext i1 @flag(ptr noundef %0, i32 noundef signext %1) #0 !dbg !299 {
  %3 = alloca ptr, align 8
  %4 = alloca i32, align 4
  store ptr %0, ptr %3, align 8
  store i32 %1, ptr %4, align 4
  %5 = load i32, ptr %4, align 4, !dbg !300
  %6 = icmp ne i32 %5, 0, !dbg !301
  %7 = load ptr, ptr %3, align 8, !dbg !302
  %8 = zext i1 %6 to i8, !dbg !303
  store i8 %8, ptr %7, align 1, !dbg !304
  %9 = load ptr, ptr %3, align 8, !dbg !305
  %10 = load i8, ptr %9, align 1, !dbg !306, !range !132, !noundef !17
  %11 = trunc i8 %10 to i1, !dbg !306
  %12 = xor i1 %11, true, !dbg !307
  ret i1 %12, !dbg !308
}

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local i64 @distance() #0 !dbg !309 {
  ret i64 sub (i64 ptrtoint (ptr getelementptr inbounds ([3 x i32], ptr @table, i64 0, i64 2) to i64), i64 ptrtoint (ptr @table to i64)), !dbg !310
}

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local signext i32 @unpack(ptr noundef %0) #0 !dbg !311 {
  %2 = alloca ptr, align 8
  store ptr %0, ptr %2, align 8
  %3 = load ptr, ptr %2, align 8, !dbg !312
  %4 = getelementptr inbounds nuw %struct.packed, ptr %3, i32 0, i32 1, !dbg !313
  %5 = load i32, ptr %4, align 1, !dbg !314
  ret i32 %5, !dbg !315
}

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local i64 @read_stack_pointer() #0 !dbg !316 {
  %1 = call i64 @llvm.read_register.i64(metadata !2), !dbg !317
  ret i64 %1, !dbg !318
}

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(read)
declare i64 @llvm.read_register.i64(metadata) #10

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local i64 @trap(i32 noundef signext %0) #0 !dbg !319 {
  %2 = alloca i32, align 4
  store i32 %0, ptr %2, align 4
  %3 = load i32, ptr %2, align 4, !dbg !320
  %4 = icmp ne i32 %3, 0, !dbg !321
  br i1 %4, label %5, label %6, !dbg !322

5:                                                ; preds = %1
  call void @llvm.trap(), !dbg !323
  br label %6, !dbg !323

6:                                                ; preds = %5, %1
  %7 = call ptr @llvm.returnaddress(i32 0), !dbg !324
  %8 = ptrtoint ptr %7 to i64, !dbg !325
  ret i64 %8, !dbg !326
}

; Function Attrs: cold noreturn nounwind memory(inaccessiblemem: write)
declare void @llvm.trap() #11

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(none)
declare ptr @llvm.returnaddress(i32 immarg) #12

; Function Attrs: nounwind null_pointer_is_valid uwtable
define dso_local signext i32 @nested(i32 noundef signext %0, ptr noundef %1) #0 !dbg !327 {
  %3 = alloca i32, align 4
  %4 = alloca ptr, align 8
  %5 = alloca i32, align 4
  %6 = alloca i32, align 4
  %7 = alloca i32, align 4
  %8 = alloca i32, align 4
  %9 = alloca i32, align 4
  store i32 %0, ptr %3, align 4
  store ptr %1, ptr %4, align 8
  call void @llvm.lifetime.start.p0(ptr %5) #14, !dbg !328
  store i32 0, ptr %5, align 4, !dbg !329
  call void @llvm.lifetime.start.p0(ptr %6) #14, !dbg !330
  store i32 0, ptr %6, align 4, !dbg !331
  br label %10, !dbg !330

10:                                               ; preds = %53, %2
  %11 = load i32, ptr %6, align 4, !dbg !332
  %12 = load i32, ptr %3, align 4, !dbg !333
  %13 = icmp slt i32 %11, %12, !dbg !334
  br i1 %13, label %14, label %17, !dbg !335

14:                                               ; preds = %10
  %15 = load i32, ptr %6, align 4, !dbg !336
  %16 = icmp slt i32 %15, 8, !dbg !337
  br label %17

17:                                               ; preds = %14, %10
  %18 = phi i1 [ false, %10 ], [ %16, %14 ], !dbg !338
  br i1 %18, label %20, label %19, !dbg !339

19:                                               ; preds = %17
  store i32 2, ptr %7, align 4
  br label %56, !dbg !340

20:                                               ; preds = %17
  call void @llvm.lifetime.start.p0(ptr %8) #14, !dbg !341
  %21 = load ptr, ptr %4, align 8, !dbg !342
  %22 = load i32, ptr %6, align 4, !dbg !343
  %23 = sext i32 %22 to i64, !dbg !342
  %24 = getelementptr inbounds i32, ptr %21, i64 %23, !dbg !342
  %25 = load i32, ptr %24, align 4, !dbg !344
  store i32 %25, ptr %8, align 4, !dbg !345
  %26 = load i32, ptr %8, align 4, !dbg !346
  %27 = icmp eq i32 %26, 0, !dbg !347
  br i1 %27, label %28, label %29, !dbg !348

28:                                               ; preds = %20
  store i32 4, ptr %7, align 4
  br label %50, !dbg !349

29:                                               ; preds = %20
  call void @llvm.lifetime.start.p0(ptr %9) #14, !dbg !350
  store i32 0, ptr %9, align 4, !dbg !351
  br label %30, !dbg !350

30:                                               ; preds = %42, %29
  %31 = load i32, ptr %9, align 4, !dbg !352
  %32 = load i32, ptr %8, align 4, !dbg !353
  %33 = and i32 %32, 3, !dbg !354
  %34 = icmp slt i32 %31, %33, !dbg !355
  br i1 %34, label %36, label %35, !dbg !356

35:                                               ; preds = %30
  store i32 5, ptr %7, align 4
  call void @llvm.lifetime.end.p0(ptr %9) #14, !dbg !357
  br label %45

36:                                               ; preds = %30
  %37 = load i32, ptr %9, align 4, !dbg !358
  %38 = load i32, ptr %8, align 4, !dbg !359
  %39 = mul nsw i32 %37, %38, !dbg !360
  %40 = load i32, ptr %5, align 4, !dbg !361
  %41 = add nsw i32 %40, %39, !dbg !362
  store i32 %41, ptr %5, align 4, !dbg !363
  br label %42, !dbg !364

42:                                               ; preds = %36
  %43 = load i32, ptr %9, align 4, !dbg !365
  %44 = add nsw i32 %43, 1, !dbg !366
  store i32 %44, ptr %9, align 4, !dbg !367
  br label %30, !dbg !357, !llvm.loop !368

45:                                               ; preds = %35
  %46 = load i32, ptr %5, align 4, !dbg !369
  %47 = icmp sgt i32 %46, 100, !dbg !370
  br i1 %47, label %48, label %49, !dbg !371

48:                                               ; preds = %45
  store i32 2, ptr %7, align 4
  br label %50, !dbg !372

49:                                               ; preds = %45
  store i32 0, ptr %7, align 4, !dbg !373
  br label %50, !dbg !373

50:                                               ; preds = %49, %48, %28
  call void @llvm.lifetime.end.p0(ptr %8) #14, !dbg !373
  %51 = load i32, ptr %7, align 4
  switch i32 %51, label %56 [
    i32 0, label %52
    i32 4, label %53
  ]

52:                                               ; preds = %50
  br label %53, !dbg !374

53:                                               ; preds = %52, %50
  %54 = load i32, ptr %6, align 4, !dbg !375
  %55 = add nsw i32 %54, 1, !dbg !376
  store i32 %55, ptr %6, align 4, !dbg !377
  br label %10, !dbg !340, !llvm.loop !378

56:                                               ; preds = %50, %19
  call void @llvm.lifetime.end.p0(ptr %6) #14, !dbg !340
  br label %57

57:                                               ; preds = %56
  %58 = load i32, ptr %5, align 4, !dbg !379
  store i32 1, ptr %7, align 4
  call void @llvm.lifetime.end.p0(ptr %5) #14, !dbg !380
  ret i32 %58, !dbg !381
}

; Function Attrs: inlinehint nounwind null_pointer_is_valid uwtable
define internal i64 @make_pmd(i64 noundef %0) #13 !dbg !382 {
  %2 = alloca %struct.pmd_t, align 8
  %3 = alloca i64, align 8
  store i64 %0, ptr %3, align 8
  %4 = getelementptr inbounds nuw %struct.pmd_t, ptr %2, i32 0, i32 0, !dbg !383
  %5 = load i64, ptr %3, align 8, !dbg !384
  store i64 %5, ptr %4, align 8, !dbg !385
  %6 = getelementptr inbounds nuw %struct.pmd_t, ptr %2, i32 0, i32 0, !dbg !386
  %7 = load i64, ptr %6, align 8, !dbg !387
  ret i64 %7, !dbg !388
}

; Function Attrs: null_pointer_is_valid
declare !dbg !389 void @__compiletime_assert_1() #9

attributes #0 = { nounwind null_pointer_is_valid uwtable "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic-rv64" "target-features"="+64bit,+a,+c,+i,+m,+zaamo,+zalrsc,+zca,+zmmul,-b,-d,-e,-experimental-p,-experimental-smpmpmt,-experimental-svukte,-experimental-xrivosvisni,-experimental-xrivosvizip,-experimental-xsfmclic,-experimental-xsfsclic,-experimental-zibi,-experimental-zicfilp,-experimental-zicfiss,-experimental-zvbc32e,-experimental-zvfbfa,-experimental-zvfofp8min,-experimental-zvkgs,-experimental-zvqdotq,-f,-h,-q,-relax,-sdext,-sdtrig,-sha,-shcounterenw,-shgatpa,-shlcofideleg,-shtvala,-shvsatpa,-shvstvala,-shvstvecd,-smaia,-smcdeleg,-smcntrpmf,-smcsrind,-smctr,-smdbltrp,-smepmp,-smmpm,-smnpm,-smrnmi,-smstateen,-ssaia,-ssccfg,-ssccptr,-sscofpmf,-sscounterenw,-sscsrind,-ssctr,-ssdbltrp,-ssnpm,-sspm,-ssqosid,-ssstateen,-ssstrict,-sstc,-sstvala,-sstvecd,-ssu64xl,-supm,-svade,-svadu,-svbare,-svinval,-svnapot,-svpbmt,-svvptc,-v,-xandesbfhcvt,-xandesperf,-xandesvbfhcvt,-xandesvdot,-xandesvpackfph,-xandesvsinth,-xandesvsintload,-xcvalu,-xcvbi,-xcvbitmanip,-xcvelw,-xcvmac,-xcvmem,-xcvsimd,-xmipscbop,-xmipscmov,-xmipsexectl,-xmipslsp,-xqccmp,-xqci,-xqcia,-xqciac,-xqcibi,-xqcibm,-xqcicli,-xqcicm,-xqcics,-xqcicsr,-xqciint,-xqciio,-xqcilb,-xqcili,-xqcilia,-xqcilo,-xqcilsm,-xqcisim,-xqcisls,-xqcisync,-xsfcease,-xsfmm128t,-xsfmm16t,-xsfmm32a16f,-xsfmm32a32f,-xsfmm32a8f,-xsfmm32a8i,-xsfmm32t,-xsfmm64a64f,-xsfmm64t,-xsfmmbase,-xsfvcp,-xsfvfbfexp16e,-xsfvfexp16e,-xsfvfexp32e,-xsfvfexpa,-xsfvfexpa64e,-xsfvfnrclipxfqf,-xsfvfwmaccqqq,-xsfvqmaccdod,-xsfvqmaccqoq,-xsifivecdiscarddlone,-xsifivecflushdlone,-xsmtvdot,-xtheadba,-xtheadbb,-xtheadbs,-xtheadcmo,-xtheadcondmov,-xtheadfmemidx,-xtheadmac,-xtheadmemidx,-xtheadmempair,-xtheadsync,-xtheadvdot,-xventanacondops,-xwchc,-za128rs,-za64rs,-zabha,-zacas,-zalasr,-zama16b,-zawrs,-zba,-zbb,-zbc,-zbkb,-zbkc,-zbkx,-zbs,-zcb,-zcd,-zce,-zcf,-zclsd,-zcmop,-zcmp,-zcmt,-zdinx,-zfa,-zfbfmin,-zfh,-zfhmin,-zfinx,-zhinx,-zhinxmin,-zic64b,-zicbom,-zicbop,-zicboz,-ziccamoa,-ziccamoc,-ziccif,-zicclsm,-ziccrse,-zicntr,-zicond,-zicsr,-zifencei,-zihintntl,-zihintpause,-zihpm,-zilsd,-zimop,-zk,-zkn,-zknd,-zkne,-zknh,-zkr,-zks,-zksed,-zksh,-zkt,-ztso,-zvbb,-zvbc,-zve32f,-zve32x,-zve64d,-zve64f,-zve64x,-zvfbfmin,-zvfbfwma,-zvfh,-zvfhmin,-zvkb,-zvkg,-zvkn,-zvknc,-zvkned,-zvkng,-zvknha,-zvknhb,-zvks,-zvksc,-zvksed,-zvksg,-zvksh,-zvkt,-zvl1024b,-zvl128b,-zvl16384b,-zvl2048b,-zvl256b,-zvl32768b,-zvl32b,-zvl4096b,-zvl512b,-zvl64b,-zvl65536b,-zvl8192b" }
attributes #1 = { nocallback nofree nosync nounwind willreturn memory(argmem: readwrite) }
attributes #2 = { alwaysinline nounwind null_pointer_is_valid uwtable "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic-rv64" "target-features"="+64bit,+a,+c,+i,+m,+zaamo,+zalrsc,+zca,+zmmul,-b,-d,-e,-experimental-p,-experimental-smpmpmt,-experimental-svukte,-experimental-xrivosvisni,-experimental-xrivosvizip,-experimental-xsfmclic,-experimental-xsfsclic,-experimental-zibi,-experimental-zicfilp,-experimental-zicfiss,-experimental-zvbc32e,-experimental-zvfbfa,-experimental-zvfofp8min,-experimental-zvkgs,-experimental-zvqdotq,-f,-h,-q,-relax,-sdext,-sdtrig,-sha,-shcounterenw,-shgatpa,-shlcofideleg,-shtvala,-shvsatpa,-shvstvala,-shvstvecd,-smaia,-smcdeleg,-smcntrpmf,-smcsrind,-smctr,-smdbltrp,-smepmp,-smmpm,-smnpm,-smrnmi,-smstateen,-ssaia,-ssccfg,-ssccptr,-sscofpmf,-sscounterenw,-sscsrind,-ssctr,-ssdbltrp,-ssnpm,-sspm,-ssqosid,-ssstateen,-ssstrict,-sstc,-sstvala,-sstvecd,-ssu64xl,-supm,-svade,-svadu,-svbare,-svinval,-svnapot,-svpbmt,-svvptc,-v,-xandesbfhcvt,-xandesperf,-xandesvbfhcvt,-xandesvdot,-xandesvpackfph,-xandesvsinth,-xandesvsintload,-xcvalu,-xcvbi,-xcvbitmanip,-xcvelw,-xcvmac,-xcvmem,-xcvsimd,-xmipscbop,-xmipscmov,-xmipsexectl,-xmipslsp,-xqccmp,-xqci,-xqcia,-xqciac,-xqcibi,-xqcibm,-xqcicli,-xqcicm,-xqcics,-xqcicsr,-xqciint,-xqciio,-xqcilb,-xqcili,-xqcilia,-xqcilo,-xqcilsm,-xqcisim,-xqcisls,-xqcisync,-xsfcease,-xsfmm128t,-xsfmm16t,-xsfmm32a16f,-xsfmm32a32f,-xsfmm32a8f,-xsfmm32a8i,-xsfmm32t,-xsfmm64a64f,-xsfmm64t,-xsfmmbase,-xsfvcp,-xsfvfbfexp16e,-xsfvfexp16e,-xsfvfexp32e,-xsfvfexpa,-xsfvfexpa64e,-xsfvfnrclipxfqf,-xsfvfwmaccqqq,-xsfvqmaccdod,-xsfvqmaccqoq,-xsifivecdiscarddlone,-xsifivecflushdlone,-xsmtvdot,-xtheadba,-xtheadbb,-xtheadbs,-xtheadcmo,-xtheadcondmov,-xtheadfmemidx,-xtheadmac,-xtheadmemidx,-xtheadmempair,-xtheadsync,-xtheadvdot,-xventanacondops,-xwchc,-za128rs,-za64rs,-zabha,-zacas,-zalasr,-zama16b,-zawrs,-zba,-zbb,-zbc,-zbkb,-zbkc,-zbkx,-zbs,-zcb,-zcd,-zce,-zcf,-zclsd,-zcmop,-zcmp,-zcmt,-zdinx,-zfa,-zfbfmin,-zfh,-zfhmin,-zfinx,-zhinx,-zhinxmin,-zic64b,-zicbom,-zicbop,-zicboz,-ziccamoa,-ziccamoc,-ziccif,-zicclsm,-ziccrse,-zicntr,-zicond,-zicsr,-zifencei,-zihintntl,-zihintpause,-zihpm,-zilsd,-zimop,-zk,-zkn,-zknd,-zkne,-zknh,-zkr,-zks,-zksed,-zksh,-zkt,-ztso,-zvbb,-zvbc,-zve32f,-zve32x,-zve64d,-zve64f,-zve64x,-zvfbfmin,-zvfbfwma,-zvfh,-zvfhmin,-zvkb,-zvkg,-zvkn,-zvknc,-zvkned,-zvkng,-zvknha,-zvknhb,-zvks,-zvksc,-zvksed,-zvksg,-zvksh,-zvkt,-zvl1024b,-zvl128b,-zvl16384b,-zvl2048b,-zvl256b,-zvl32768b,-zvl32b,-zvl4096b,-zvl512b,-zvl64b,-zvl65536b,-zvl8192b" }
attributes #3 = { nocallback nofree nounwind willreturn memory(argmem: write) }
attributes #4 = { nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }
attributes #5 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #6 = { nocallback nofree nounwind willreturn memory(argmem: readwrite) }
attributes #7 = { convergent nocallback nofree nosync nounwind willreturn memory(none) }
attributes #8 = { nocallback nofree nosync nounwind willreturn }
attributes #9 = { null_pointer_is_valid "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic-rv64" "target-features"="+64bit,+a,+c,+i,+m,+zaamo,+zalrsc,+zca,+zmmul,-b,-d,-e,-experimental-p,-experimental-smpmpmt,-experimental-svukte,-experimental-xrivosvisni,-experimental-xrivosvizip,-experimental-xsfmclic,-experimental-xsfsclic,-experimental-zibi,-experimental-zicfilp,-experimental-zicfiss,-experimental-zvbc32e,-experimental-zvfbfa,-experimental-zvfofp8min,-experimental-zvkgs,-experimental-zvqdotq,-f,-h,-q,-relax,-sdext,-sdtrig,-sha,-shcounterenw,-shgatpa,-shlcofideleg,-shtvala,-shvsatpa,-shvstvala,-shvstvecd,-smaia,-smcdeleg,-smcntrpmf,-smcsrind,-smctr,-smdbltrp,-smepmp,-smmpm,-smnpm,-smrnmi,-smstateen,-ssaia,-ssccfg,-ssccptr,-sscofpmf,-sscounterenw,-sscsrind,-ssctr,-ssdbltrp,-ssnpm,-sspm,-ssqosid,-ssstateen,-ssstrict,-sstc,-sstvala,-sstvecd,-ssu64xl,-supm,-svade,-svadu,-svbare,-svinval,-svnapot,-svpbmt,-svvptc,-v,-xandesbfhcvt,-xandesperf,-xandesvbfhcvt,-xandesvdot,-xandesvpackfph,-xandesvsinth,-xandesvsintload,-xcvalu,-xcvbi,-xcvbitmanip,-xcvelw,-xcvmac,-xcvmem,-xcvsimd,-xmipscbop,-xmipscmov,-xmipsexectl,-xmipslsp,-xqccmp,-xqci,-xqcia,-xqciac,-xqcibi,-xqcibm,-xqcicli,-xqcicm,-xqcics,-xqcicsr,-xqciint,-xqciio,-xqcilb,-xqcili,-xqcilia,-xqcilo,-xqcilsm,-xqcisim,-xqcisls,-xqcisync,-xsfcease,-xsfmm128t,-xsfmm16t,-xsfmm32a16f,-xsfmm32a32f,-xsfmm32a8f,-xsfmm32a8i,-xsfmm32t,-xsfmm64a64f,-xsfmm64t,-xsfmmbase,-xsfvcp,-xsfvfbfexp16e,-xsfvfexp16e,-xsfvfexp32e,-xsfvfexpa,-xsfvfexpa64e,-xsfvfnrclipxfqf,-xsfvfwmaccqqq,-xsfvqmaccdod,-xsfvqmaccqoq,-xsifivecdiscarddlone,-xsifivecflushdlone,-xsmtvdot,-xtheadba,-xtheadbb,-xtheadbs,-xtheadcmo,-xtheadcondmov,-xtheadfmemidx,-xtheadmac,-xtheadmemidx,-xtheadmempair,-xtheadsync,-xtheadvdot,-xventanacondops,-xwchc,-za128rs,-za64rs,-zabha,-zacas,-zalasr,-zama16b,-zawrs,-zba,-zbb,-zbc,-zbkb,-zbkc,-zbkx,-zbs,-zcb,-zcd,-zce,-zcf,-zclsd,-zcmop,-zcmp,-zcmt,-zdinx,-zfa,-zfbfmin,-zfh,-zfhmin,-zfinx,-zhinx,-zhinxmin,-zic64b,-zicbom,-zicbop,-zicboz,-ziccamoa,-ziccamoc,-ziccif,-zicclsm,-ziccrse,-zicntr,-zicond,-zicsr,-zifencei,-zihintntl,-zihintpause,-zihpm,-zilsd,-zimop,-zk,-zkn,-zknd,-zkne,-zknh,-zkr,-zks,-zksed,-zksh,-zkt,-ztso,-zvbb,-zvbc,-zve32f,-zve32x,-zve64d,-zve64f,-zve64x,-zvfbfmin,-zvfbfwma,-zvfh,-zvfhmin,-zvkb,-zvkg,-zvkn,-zvknc,-zvkned,-zvkng,-zvknha,-zvknhb,-zvks,-zvksc,-zvksed,-zvksg,-zvksh,-zvkt,-zvl1024b,-zvl128b,-zvl16384b,-zvl2048b,-zvl256b,-zvl32768b,-zvl32b,-zvl4096b,-zvl512b,-zvl64b,-zvl65536b,-zvl8192b" }
attributes #10 = { nocallback nofree nosync nounwind willreturn memory(read) }
attributes #11 = { cold noreturn nounwind memory(inaccessiblemem: write) }
attributes #12 = { nocallback nofree nosync nounwind willreturn memory(none) }
attributes #13 = { inlinehint nounwind null_pointer_is_valid uwtable "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic-rv64" "target-features"="+64bit,+a,+c,+i,+m,+zaamo,+zalrsc,+zca,+zmmul,-b,-d,-e,-experimental-p,-experimental-smpmpmt,-experimental-svukte,-experimental-xrivosvisni,-experimental-xrivosvizip,-experimental-xsfmclic,-experimental-xsfsclic,-experimental-zibi,-experimental-zicfilp,-experimental-zicfiss,-experimental-zvbc32e,-experimental-zvfbfa,-experimental-zvfofp8min,-experimental-zvkgs,-experimental-zvqdotq,-f,-h,-q,-relax,-sdext,-sdtrig,-sha,-shcounterenw,-shgatpa,-shlcofideleg,-shtvala,-shvsatpa,-shvstvala,-shvstvecd,-smaia,-smcdeleg,-smcntrpmf,-smcsrind,-smctr,-smdbltrp,-smepmp,-smmpm,-smnpm,-smrnmi,-smstateen,-ssaia,-ssccfg,-ssccptr,-sscofpmf,-sscounterenw,-sscsrind,-ssctr,-ssdbltrp,-ssnpm,-sspm,-ssqosid,-ssstateen,-ssstrict,-sstc,-sstvala,-sstvecd,-ssu64xl,-supm,-svade,-svadu,-svbare,-svinval,-svnapot,-svpbmt,-svvptc,-v,-xandesbfhcvt,-xandesperf,-xandesvbfhcvt,-xandesvdot,-xandesvpackfph,-xandesvsinth,-xandesvsintload,-xcvalu,-xcvbi,-xcvbitmanip,-xcvelw,-xcvmac,-xcvmem,-xcvsimd,-xmipscbop,-xmipscmov,-xmipsexectl,-xmipslsp,-xqccmp,-xqci,-xqcia,-xqciac,-xqcibi,-xqcibm,-xqcicli,-xqcicm,-xqcics,-xqcicsr,-xqciint,-xqciio,-xqcilb,-xqcili,-xqcilia,-xqcilo,-xqcilsm,-xqcisim,-xqcisls,-xqcisync,-xsfcease,-xsfmm128t,-xsfmm16t,-xsfmm32a16f,-xsfmm32a32f,-xsfmm32a8f,-xsfmm32a8i,-xsfmm32t,-xsfmm64a64f,-xsfmm64t,-xsfmmbase,-xsfvcp,-xsfvfbfexp16e,-xsfvfexp16e,-xsfvfexp32e,-xsfvfexpa,-xsfvfexpa64e,-xsfvfnrclipxfqf,-xsfvfwmaccqqq,-xsfvqmaccdod,-xsfvqmaccqoq,-xsifivecdiscarddlone,-xsifivecflushdlone,-xsmtvdot,-xtheadba,-xtheadbb,-xtheadbs,-xtheadcmo,-xtheadcondmov,-xtheadfmemidx,-xtheadmac,-xtheadmemidx,-xtheadmempair,-xtheadsync,-xtheadvdot,-xventanacondops,-xwchc,-za128rs,-za64rs,-zabha,-zacas,-zalasr,-zama16b,-zawrs,-zba,-zbb,-zbc,-zbkb,-zbkc,-zbkx,-zbs,-zcb,-zcd,-zce,-zcf,-zclsd,-zcmop,-zcmp,-zcmt,-zdinx,-zfa,-zfbfmin,-zfh,-zfhmin,-zfinx,-zhinx,-zhinxmin,-zic64b,-zicbom,-zicbop,-zicboz,-ziccamoa,-ziccamoc,-ziccif,-zicclsm,-ziccrse,-zicntr,-zicond,-zicsr,-zifencei,-zihintntl,-zihintpause,-zihpm,-zilsd,-zimop,-zk,-zkn,-zknd,-zkne,-zknh,-zkr,-zks,-zksed,-zksh,-zkt,-ztso,-zvbb,-zvbc,-zve32f,-zve32x,-zve64d,-zve64f,-zve64x,-zvfbfmin,-zvfbfwma,-zvfh,-zvfhmin,-zvkb,-zvkg,-zvkn,-zvknc,-zvkned,-zvkng,-zvknha,-zvknhb,-zvks,-zvksc,-zvksed,-zvksg,-zvksh,-zvkt,-zvl1024b,-zvl128b,-zvl16384b,-zvl2048b,-zvl256b,-zvl32768b,-zvl32b,-zvl4096b,-zvl512b,-zvl64b,-zvl65536b,-zvl8192b" }
attributes #14 = { nounwind }

!llvm.dbg.cu = !{!0}
!llvm.named.register.sp = !{!2}
!llvm.module.flags = !{!3, !4, !5, !6, !7, !9, !10, !11, !12, !13}
!llvm.ident = !{!14}

!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !1, producer: "clang version 22", isOptimized: true, runtimeVersion: 0, emissionKind: LineTablesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "constructs.c", directory: "/", checksumkind: CSK_MD5, checksum: "9bbc8c6b2f8a72fba315dbed859e3f9c")
!2 = !{!"sp"}
!3 = !{i32 7, !"Dwarf Version", i32 5}
!4 = !{i32 2, !"Debug Info Version", i32 3}
!5 = !{i32 1, !"wchar_size", i32 2}
!6 = !{i32 1, !"target-abi", !"lp64"}
!7 = !{i32 6, !"riscv-isa", !8}
!8 = !{!"rv64i2p1_m2p0_a2p1_c2p0_zmmul1p0_zaamo1p0_zalrsc1p0_zca1p0"}
!9 = !{i32 8, !"PIC Level", i32 2}
!10 = !{i32 7, !"PIE Level", i32 2}
!11 = !{i32 1, !"Code Model", i32 3}
!12 = !{i32 7, !"uwtable", i32 2}
!13 = !{i32 8, !"SmallDataLimit", i32 0}
!14 = !{!"clang version 22"}
!15 = distinct !DISubprogram(name: "entry", scope: !1, file: !1, line: 20, type: !16, scopeLine: 21, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!16 = !DISubroutineType(types: !17)
!17 = !{}
!18 = !DILocation(line: 22, column: 2, scope: !15)
!19 = !DILocation(line: 22, column: 25, scope: !15)
!20 = !DILocation(line: 22, column: 16, scope: !15, atomGroup: 1, atomRank: 2)
!21 = !DILocation(line: 22, column: 16, scope: !15)
!22 = !DILocation(line: 22, column: 16, scope: !15, atomGroup: 1, atomRank: 1)
!23 = !DILocation(line: 26, column: 15, scope: !15)
!24 = !DILocation(line: 26, column: 19, scope: !15, atomGroup: 3, atomRank: 2)
!25 = !DILocation(line: 27, column: 1, scope: !15)
!26 = !DILocation(line: 26, column: 2, scope: !15, atomGroup: 3, atomRank: 1)
!27 = distinct !DISubprogram(name: "read_pmd", scope: !1, file: !1, line: 16, type: !16, scopeLine: 17, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!28 = !DILocation(line: 18, column: 36, scope: !27)
!29 = !DILocation(line: 18, column: 41, scope: !27)
!30 = !DILocation(line: 18, column: 18, scope: !27)
!31 = !DILocation(line: 18, column: 9, scope: !27, atomGroup: 1, atomRank: 2)
!32 = !DILocation(line: 18, column: 9, scope: !27)
!33 = !DILocation(line: 18, column: 9, scope: !27, atomGroup: 1, atomRank: 1)
!34 = !DILocation(line: 18, column: 2, scope: !27)
!35 = !DILocation(line: 18, column: 2, scope: !27, atomGroup: 1, atomRank: 2)
!36 = !DILocation(line: 18, column: 2, scope: !27, atomGroup: 1, atomRank: 1)
!37 = distinct !DISubprogram(name: "add_one", scope: !1, file: !1, line: 37, type: !16, scopeLine: 37, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!38 = !DILocation(line: 37, column: 36, scope: !37)
!39 = !DILocation(line: 37, column: 38, scope: !37, atomGroup: 1, atomRank: 2)
!40 = !DILocation(line: 37, column: 29, scope: !37, atomGroup: 1, atomRank: 1)
!41 = distinct !DISubprogram(name: "twice", scope: !1, file: !1, line: 38, type: !16, scopeLine: 38, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!42 = !DILocation(line: 38, column: 34, scope: !41)
!43 = !DILocation(line: 38, column: 36, scope: !41, atomGroup: 1, atomRank: 2)
!44 = !DILocation(line: 38, column: 27, scope: !41, atomGroup: 1, atomRank: 1)
!45 = distinct !DISubprogram(name: "indirect", scope: !1, file: !1, line: 40, type: !16, scopeLine: 40, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!46 = !DILocation(line: 40, column: 34, scope: !45)
!47 = !DILocation(line: 40, column: 34, scope: !45, atomGroup: 2, atomRank: 2)
!48 = !DILocation(line: 40, column: 34, scope: !45, atomGroup: 2, atomRank: 1)
!49 = !DILocation(line: 40, column: 42, scope: !45)
!50 = !DILocation(line: 40, column: 59, scope: !45)
!51 = !DILocation(line: 40, column: 68, scope: !45)
!52 = !DILocation(line: 40, column: 34, scope: !45, atomGroup: 1, atomRank: 2)
!53 = !DILocation(line: 40, column: 27, scope: !45, atomGroup: 1, atomRank: 1)
!54 = distinct !DISubprogram(name: "make_pair", scope: !1, file: !1, line: 42, type: !16, scopeLine: 42, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!55 = !DILocation(line: 42, column: 62, scope: !54)
!56 = !DILocation(line: 42, column: 64, scope: !54, atomGroup: 1, atomRank: 2)
!57 = !DILocation(line: 42, column: 62, scope: !54, atomGroup: 1, atomRank: 1)
!58 = !DILocation(line: 42, column: 67, scope: !54, atomGroup: 1, atomRank: 2)
!59 = !DILocation(line: 42, column: 72, scope: !54, atomGroup: 2, atomRank: 2)
!60 = !DILocation(line: 42, column: 72, scope: !54, atomGroup: 2, atomRank: 1)
!61 = distinct !DISubprogram(name: "make_large", scope: !1, file: !1, line: 43, type: !16, scopeLine: 43, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!62 = !DILocation(line: 43, column: 51, scope: !61, atomGroup: 1, atomRank: 1)
!63 = !DILocation(line: 43, column: 51, scope: !61)
!64 = !DILocation(line: 43, column: 90, scope: !61, atomGroup: 2, atomRank: 2)
!65 = !DILocation(line: 43, column: 82, scope: !61)
!66 = !DILocation(line: 43, column: 88, scope: !61, atomGroup: 2, atomRank: 1)
!67 = !DILocation(line: 43, column: 97, scope: !61, atomGroup: 3, atomRank: 1)
!68 = distinct !DISubprogram(name: "use_both", scope: !1, file: !1, line: 44, type: !16, scopeLine: 44, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!69 = !DILocation(line: 44, column: 67, scope: !68)
!70 = !DILocation(line: 44, column: 61, scope: !68)
!71 = !DILocation(line: 44, column: 83, scope: !68)
!72 = !DILocation(line: 44, column: 77, scope: !68)
!73 = !DILocation(line: 44, column: 75, scope: !68)
!74 = !DILocation(line: 44, column: 96, scope: !68)
!75 = !DILocation(line: 44, column: 89, scope: !68, atomGroup: 1, atomRank: 2)
!76 = !DILocation(line: 44, column: 54, scope: !68, atomGroup: 1, atomRank: 1)
!77 = distinct !DISubprogram(name: "pass_both", scope: !1, file: !1, line: 45, type: !16, scopeLine: 45, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!78 = !DILocation(line: 45, column: 39, scope: !77)
!79 = !DILocation(line: 45, column: 54, scope: !77, atomGroup: 1, atomRank: 2)
!80 = !DILocation(line: 45, column: 54, scope: !77, atomGroup: 1, atomRank: 1)
!81 = !DILocation(line: 45, column: 30, scope: !77)
!82 = !DILocation(line: 45, column: 30, scope: !77, atomGroup: 1, atomRank: 2)
!83 = !DILocation(line: 45, column: 23, scope: !77, atomGroup: 1, atomRank: 1)
!84 = distinct !DISubprogram(name: "choose", scope: !1, file: !1, line: 47, type: !16, scopeLine: 48, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!85 = !DILocation(line: 49, column: 10, scope: !84, atomGroup: 1, atomRank: 2)
!86 = !DILocation(line: 49, column: 2, scope: !84, atomGroup: 1, atomRank: 1)
!87 = !DILocation(line: 50, column: 10, scope: !84, atomGroup: 2, atomRank: 1)
!88 = !DILocation(line: 51, column: 18, scope: !84, atomGroup: 3, atomRank: 1)
!89 = !DILocation(line: 52, column: 11, scope: !84, atomGroup: 4, atomRank: 1)
!90 = !DILocation(line: 53, column: 11, scope: !84, atomGroup: 5, atomRank: 1)
!91 = !DILocation(line: 55, column: 1, scope: !84, atomGroup: 6, atomRank: 2)
!92 = !DILocation(line: 55, column: 1, scope: !84, atomGroup: 6, atomRank: 1)
!93 = distinct !DISubprogram(name: "sum", scope: !1, file: !1, line: 56, type: !16, scopeLine: 56, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!94 = !DILocation(line: 56, column: 22, scope: !93)
!95 = !DILocation(line: 56, column: 26, scope: !93, atomGroup: 1, atomRank: 1)
!96 = !DILocation(line: 56, column: 42, scope: !93)
!97 = !DILocation(line: 56, column: 46, scope: !93, atomGroup: 2, atomRank: 1)
!98 = !DILocation(line: 56, column: 53, scope: !93)
!99 = !DILocation(line: 56, column: 57, scope: !93)
!100 = !DILocation(line: 56, column: 55, scope: !93, atomGroup: 3, atomRank: 1)
!101 = !DILocation(line: 56, column: 37, scope: !93, atomGroup: 4, atomRank: 1)
!102 = !DILocation(line: 56, column: 37, scope: !93)
!103 = !DILocation(line: 56, column: 84, scope: !93)
!104 = !DILocation(line: 56, column: 86, scope: !93)
!105 = !DILocation(line: 56, column: 78, scope: !93)
!106 = !DILocation(line: 56, column: 75, scope: !93)
!107 = !DILocation(line: 56, column: 75, scope: !93, atomGroup: 5, atomRank: 2)
!108 = !DILocation(line: 56, column: 75, scope: !93, atomGroup: 5, atomRank: 1)
!109 = !DILocation(line: 56, column: 69, scope: !93, atomGroup: 7, atomRank: 1)
!110 = !DILocation(line: 56, column: 65, scope: !93)
!111 = !DILocation(line: 56, column: 65, scope: !93, atomGroup: 6, atomRank: 2)
!112 = !DILocation(line: 56, column: 65, scope: !93, atomGroup: 6, atomRank: 1)
!113 = distinct !{!113, !102, !114, !115, !116}
!114 = !DILocation(line: 56, column: 89, scope: !93)
!115 = !{!"llvm.loop.mustprogress"}
!116 = !{!"llvm.loop.unroll.disable"}
!117 = !DILocation(line: 56, column: 99, scope: !93, atomGroup: 9, atomRank: 2)
!118 = !DILocation(line: 56, column: 106, scope: !93)
!119 = !DILocation(line: 56, column: 92, scope: !93, atomGroup: 9, atomRank: 1)
!120 = distinct !DISubprogram(name: "atomics", scope: !1, file: !1, line: 57, type: !16, scopeLine: 58, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!121 = !DILocation(line: 59, column: 2, scope: !120)
!122 = !DILocation(line: 59, column: 6, scope: !120, atomGroup: 1, atomRank: 1)
!123 = !DILocation(line: 61, column: 21, scope: !120)
!124 = !DILocation(line: 61, column: 2, scope: !120, atomGroup: 2, atomRank: 1)
!125 = !DILocation(line: 61, column: 2, scope: !120)
!126 = !DILocation(line: 61, column: 2, scope: !120, atomGroup: 2, atomRank: 2)
!127 = !DILocation(line: 62, column: 30, scope: !120)
!128 = !DILocation(line: 62, column: 2, scope: !120, atomGroup: 3, atomRank: 1)
!129 = !DILocation(line: 62, column: 2, scope: !120)
!130 = !DILocation(line: 62, column: 2, scope: !120, atomGroup: 3, atomRank: 2)
!131 = !DILocation(line: 62, column: 2, scope: !120, atomGroup: 3, atomRank: 3)
!132 = !{i8 0, i8 2}
!133 = !DILocation(line: 63, column: 2, scope: !120)
!134 = !DILocation(line: 64, column: 19, scope: !120)
!135 = !DILocation(line: 64, column: 2, scope: !120, atomGroup: 4, atomRank: 1)
!136 = !DILocation(line: 64, column: 2, scope: !120, atomGroup: 4, atomRank: 2)
!137 = !DILocation(line: 65, column: 9, scope: !120)
!138 = !DILocation(line: 65, column: 36, scope: !120)
!139 = !DILocation(line: 65, column: 20, scope: !120, atomGroup: 6, atomRank: 2)
!140 = !DILocation(line: 65, column: 20, scope: !120, atomGroup: 6, atomRank: 1)
!141 = !DILocation(line: 65, column: 20, scope: !120)
!142 = !DILocation(line: 65, column: 18, scope: !120)
!143 = !DILocation(line: 65, column: 79, scope: !120)
!144 = !DILocation(line: 65, column: 59, scope: !120, atomGroup: 7, atomRank: 1)
!145 = !DILocation(line: 65, column: 59, scope: !120)
!146 = !DILocation(line: 65, column: 59, scope: !120, atomGroup: 7, atomRank: 2)
!147 = !DILocation(line: 65, column: 57, scope: !120, atomGroup: 8, atomRank: 2)
!148 = !DILocation(line: 66, column: 1, scope: !120)
!149 = !DILocation(line: 65, column: 2, scope: !120, atomGroup: 8, atomRank: 1)
!150 = distinct !DISubprogram(name: "builtins", scope: !1, file: !1, line: 67, type: !16, scopeLine: 68, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!151 = !DILocation(line: 69, column: 2, scope: !150)
!152 = !DILocation(line: 71, column: 34, scope: !150)
!153 = !DILocation(line: 71, column: 42, scope: !150)
!154 = !DILocation(line: 71, column: 37, scope: !150)
!155 = !DILocation(line: 71, column: 6, scope: !150)
!156 = !DILocation(line: 71, column: 6, scope: !150, atomGroup: 1, atomRank: 2)
!157 = !DILocation(line: 71, column: 6, scope: !150, atomGroup: 1, atomRank: 1)
!158 = !DILocation(line: 72, column: 24, scope: !150)
!159 = !DILocation(line: 72, column: 26, scope: !150)
!160 = !DILocation(line: 72, column: 10, scope: !150, atomGroup: 2, atomRank: 2)
!161 = !DILocation(line: 72, column: 3, scope: !150, atomGroup: 2, atomRank: 1)
!162 = !DILocation(line: 73, column: 9, scope: !150)
!163 = !DILocation(line: 73, column: 36, scope: !150)
!164 = !DILocation(line: 73, column: 15, scope: !150)
!165 = !DILocation(line: 73, column: 13, scope: !150)
!166 = !DILocation(line: 73, column: 55, scope: !150)
!167 = !DILocation(line: 73, column: 57, scope: !150)
!168 = !DILocation(line: 73, column: 41, scope: !150)
!169 = !DILocation(line: 73, column: 39, scope: !150)
!170 = !DILocation(line: 73, column: 82, scope: !150)
!171 = !DILocation(line: 73, column: 64, scope: !150)
!172 = !DILocation(line: 73, column: 62, scope: !150, atomGroup: 3, atomRank: 2)
!173 = !DILocation(line: 73, column: 2, scope: !150, atomGroup: 3, atomRank: 1)
!174 = !DILocation(line: 74, column: 1, scope: !150)
!175 = !DILocation(line: 74, column: 1, scope: !150, atomGroup: 4, atomRank: 2)
!176 = !DILocation(line: 74, column: 1, scope: !150, atomGroup: 4, atomRank: 1)
!177 = distinct !DISubprogram(name: "jumps", scope: !1, file: !1, line: 75, type: !16, scopeLine: 76, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!178 = !DILocation(line: 77, column: 34, scope: !177)
!179 = !DILocation(line: 77, column: 2, scope: !177, atomGroup: 1, atomRank: 1)
!180 = !{i64 2599}
!181 = !DILocation(line: 78, column: 2, scope: !177, atomGroup: 2, atomRank: 1)
!182 = !DILocation(line: 80, column: 2, scope: !177, atomGroup: 3, atomRank: 1)
!183 = !DILocation(line: 81, column: 1, scope: !177, atomGroup: 4, atomRank: 2)
!184 = !DILocation(line: 81, column: 1, scope: !177, atomGroup: 4, atomRank: 1)
!185 = distinct !DISubprogram(name: "assembly", scope: !1, file: !1, line: 82, type: !16, scopeLine: 83, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!186 = !DILocation(line: 84, column: 2, scope: !185)
!187 = !DILocation(line: 86, column: 52, scope: !185)
!188 = !DILocation(line: 86, column: 61, scope: !185)
!189 = !DILocation(line: 86, column: 2, scope: !185, atomGroup: 1, atomRank: 1)
!190 = !{i64 2727}
!191 = !DILocation(line: 86, column: 2, scope: !185, atomGroup: 2, atomRank: 1)
!192 = !DILocation(line: 87, column: 9, scope: !185, atomGroup: 4, atomRank: 2)
!193 = !DILocation(line: 88, column: 1, scope: !185)
!194 = !DILocation(line: 87, column: 2, scope: !185, atomGroup: 4, atomRank: 1)
!195 = distinct !DISubprogram(name: "bits", scope: !1, file: !1, line: 89, type: !16, scopeLine: 89, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!196 = !DILocation(line: 89, column: 54, scope: !195)
!197 = !DILocation(line: 89, column: 59, scope: !195)
!198 = !DILocation(line: 89, column: 59, scope: !195, atomGroup: 1, atomRank: 2)
!199 = !DILocation(line: 89, column: 59, scope: !195, atomGroup: 1, atomRank: 1)
!200 = !DILocation(line: 89, column: 71, scope: !195)
!201 = !DILocation(line: 89, column: 74, scope: !195)
!202 = !DILocation(line: 89, column: 74, scope: !195, atomGroup: 2, atomRank: 4)
!203 = !DILocation(line: 89, column: 74, scope: !195, atomGroup: 2, atomRank: 3)
!204 = !DILocation(line: 89, column: 71, scope: !195, atomGroup: 2, atomRank: 2)
!205 = !DILocation(line: 89, column: 64, scope: !195, atomGroup: 2, atomRank: 1)
!206 = distinct !DISubprogram(name: "bits24", scope: !1, file: !1, line: 91, type: !16, scopeLine: 91, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!207 = !DILocation(line: 91, column: 38, scope: !206)
!208 = !DILocation(line: 91, column: 59, scope: !206)
!209 = !DILocation(line: 91, column: 58, scope: !206, atomGroup: 1, atomRank: 1)
!210 = !DILocation(line: 91, column: 71, scope: !206)
!211 = !DILocation(line: 91, column: 69, scope: !206)
!212 = !DILocation(line: 91, column: 69, scope: !206, atomGroup: 2, atomRank: 2)
!213 = !DILocation(line: 91, column: 69, scope: !206, atomGroup: 2, atomRank: 1)
!214 = !DILocation(line: 91, column: 75, scope: !206)
!215 = !DILocation(line: 91, column: 79, scope: !206, atomGroup: 3, atomRank: 1)
!216 = !DILocation(line: 91, column: 97, scope: !206)
!217 = !DILocation(line: 91, column: 97, scope: !206, atomGroup: 5, atomRank: 2)
!218 = !DILocation(line: 91, column: 100, scope: !206)
!219 = !DILocation(line: 91, column: 85, scope: !206, atomGroup: 5, atomRank: 1)
!220 = distinct !DISubprogram(name: "known", scope: !1, file: !1, line: 92, type: !16, scopeLine: 92, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!221 = !DILocation(line: 92, column: 48, scope: !220)
!222 = !DILocation(line: 92, column: 27, scope: !220)
!223 = !DILocation(line: 92, column: 27, scope: !220, atomGroup: 1, atomRank: 2)
!224 = !DILocation(line: 92, column: 20, scope: !220, atomGroup: 1, atomRank: 1)
!225 = distinct !DISubprogram(name: "mask", scope: !1, file: !1, line: 99, type: !16, scopeLine: 99, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!226 = !DILocation(line: 99, column: 27, scope: !225, atomGroup: 1, atomRank: 2)
!227 = !DILocation(line: 99, column: 20, scope: !225, atomGroup: 1, atomRank: 1)
!228 = distinct !DISubprogram(name: "mask_of", scope: !1, file: !1, line: 93, type: !16, scopeLine: 94, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!229 = !DILocation(line: 95, column: 28, scope: !228)
!230 = !DILocation(line: 95, column: 7, scope: !228, atomGroup: 1, atomRank: 2)
!231 = !DILocation(line: 95, column: 6, scope: !228, atomGroup: 1, atomRank: 1)
!232 = !DILocation(line: 96, column: 3, scope: !228)
!233 = !DILocation(line: 97, column: 17, scope: !228)
!234 = !DILocation(line: 97, column: 14, scope: !228)
!235 = !DILocation(line: 97, column: 23, scope: !228, atomGroup: 2, atomRank: 2)
!236 = !DILocation(line: 97, column: 2, scope: !228, atomGroup: 2, atomRank: 1)
!237 = distinct !DISubprogram(name: "asked", scope: !1, file: !1, line: 100, type: !16, scopeLine: 100, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!238 = !DILocation(line: 100, column: 58, scope: !237)
!239 = !DILocation(line: 100, column: 57, scope: !237)
!240 = !DILocation(line: 100, column: 36, scope: !237, atomGroup: 2, atomRank: 2)
!241 = !DILocation(line: 100, column: 36, scope: !237, atomGroup: 2, atomRank: 1)
!242 = !DILocation(line: 100, column: 36, scope: !237)
!243 = !DILocation(line: 100, column: 93, scope: !237)
!244 = !DILocation(line: 100, column: 68, scope: !237)
!245 = !DILocation(line: 100, column: 95, scope: !237)
!246 = !DILocation(line: 100, column: 36, scope: !237, atomGroup: 1, atomRank: 3)
!247 = !DILocation(line: 100, column: 36, scope: !237, atomGroup: 1, atomRank: 2)
!248 = !DILocation(line: 100, column: 29, scope: !237, atomGroup: 1, atomRank: 1)
!249 = distinct !DISubprogram(name: "variable", scope: !1, file: !1, line: 101, type: !16, scopeLine: 102, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!250 = !DILocation(line: 103, column: 2, scope: !249)
!251 = !DILocation(line: 104, column: 2, scope: !249)
!252 = !DILocation(line: 106, column: 2, scope: !249)
!253 = !DILocation(line: 107, column: 6, scope: !249)
!254 = !DILocation(line: 107, column: 6, scope: !249, atomGroup: 1, atomRank: 2)
!255 = !DILocation(line: 107, column: 4, scope: !249, atomGroup: 1, atomRank: 1)
!256 = !DILocation(line: 108, column: 2, scope: !249)
!257 = !DILocation(line: 109, column: 9, scope: !249, atomGroup: 3, atomRank: 2)
!258 = !DILocation(line: 110, column: 1, scope: !249)
!259 = !DILocation(line: 109, column: 2, scope: !249, atomGroup: 3, atomRank: 1)
!260 = distinct !DISubprogram(name: "copy", scope: !1, file: !1, line: 111, type: !16, scopeLine: 111, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!261 = !DILocation(line: 111, column: 52, scope: !260)
!262 = !DILocation(line: 111, column: 58, scope: !260)
!263 = !DILocation(line: 111, column: 57, scope: !260, atomGroup: 1, atomRank: 1)
!264 = !DILocation(line: 111, column: 81, scope: !260)
!265 = !DILocation(line: 111, column: 64, scope: !260, atomGroup: 2, atomRank: 1)
!266 = !DILocation(line: 111, column: 105, scope: !260, atomGroup: 3, atomRank: 1)
!267 = distinct !DISubprogram(name: "copy_pmd", scope: !1, file: !1, line: 112, type: !16, scopeLine: 112, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!268 = !DILocation(line: 112, column: 40, scope: !267)
!269 = !DILocation(line: 112, column: 54, scope: !267)
!270 = !DILocation(line: 112, column: 53, scope: !267, atomGroup: 1, atomRank: 1)
!271 = !DILocation(line: 112, column: 65, scope: !267)
!272 = !DILocation(line: 112, column: 69, scope: !267)
!273 = !DILocation(line: 112, column: 69, scope: !267, atomGroup: 2, atomRank: 2)
!274 = !DILocation(line: 112, column: 69, scope: !267, atomGroup: 2, atomRank: 1)
!275 = !DILocation(line: 112, column: 76, scope: !267)
!276 = !DILocation(line: 112, column: 81, scope: !267, atomGroup: 3, atomRank: 1)
!277 = !DILocation(line: 112, column: 99, scope: !267)
!278 = !DILocation(line: 112, column: 99, scope: !267, atomGroup: 5, atomRank: 2)
!279 = !DILocation(line: 112, column: 104, scope: !267)
!280 = !DILocation(line: 112, column: 87, scope: !267, atomGroup: 5, atomRank: 1)
!281 = distinct !DISubprogram(name: "labels", scope: !1, file: !1, line: 113, type: !16, scopeLine: 114, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!282 = !DILocation(line: 117, column: 16, scope: !281)
!283 = !DILocation(line: 117, column: 8, scope: !281)
!284 = !DILocation(line: 117, column: 2, scope: !281, atomGroup: 1, atomRank: 1)
!285 = !DILocation(line: 119, column: 2, scope: !281, atomGroup: 2, atomRank: 1)
!286 = !DILocation(line: 121, column: 2, scope: !281, atomGroup: 3, atomRank: 1)
!287 = !DILocation(line: 122, column: 1, scope: !281, atomGroup: 4, atomRank: 2)
!288 = !DILocation(line: 122, column: 1, scope: !281, atomGroup: 4, atomRank: 1)
!289 = distinct !DISubprogram(name: "weak_one", scope: !1, file: !1, line: 123, type: !16, scopeLine: 123, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!290 = !DILocation(line: 123, column: 44, scope: !289, atomGroup: 1, atomRank: 1)
!291 = distinct !DISubprogram(name: "call_maybe", scope: !1, file: !1, line: 126, type: !16, scopeLine: 126, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!292 = !DILocation(line: 126, column: 31, scope: !291, atomGroup: 2, atomRank: 2)
!293 = !DILocation(line: 126, column: 31, scope: !291, atomGroup: 2, atomRank: 1)
!294 = !DILocation(line: 126, column: 39, scope: !291)
!295 = !DILocation(line: 126, column: 31, scope: !291)
!296 = !DILocation(line: 126, column: 31, scope: !291, atomGroup: 1, atomRank: 2)
!297 = !DILocation(line: 126, column: 24, scope: !291, atomGroup: 1, atomRank: 1)
!298 = !DISubprogram(name: "maybe", scope: !1, file: !1, line: 125, type: !16, flags: DIFlagPrototyped, spFlags: DISPFlagOptimized)
!299 = distinct !DISubprogram(name: "flag", scope: !1, file: !1, line: 127, type: !16, scopeLine: 127, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!300 = !DILocation(line: 127, column: 36, scope: !299)
!301 = !DILocation(line: 127, column: 36, scope: !299, atomGroup: 1, atomRank: 3)
!302 = !DILocation(line: 127, column: 32, scope: !299)
!303 = !DILocation(line: 127, column: 34, scope: !299, atomGroup: 1, atomRank: 2)
!304 = !DILocation(line: 127, column: 34, scope: !299, atomGroup: 1, atomRank: 1)
!305 = !DILocation(line: 127, column: 48, scope: !299)
!306 = !DILocation(line: 127, column: 47, scope: !299)
!307 = !DILocation(line: 127, column: 46, scope: !299, atomGroup: 2, atomRank: 2)
!308 = !DILocation(line: 127, column: 39, scope: !299, atomGroup: 2, atomRank: 1)
!309 = distinct !DISubprogram(name: "distance", scope: !1, file: !1, line: 128, type: !16, scopeLine: 128, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!310 = !DILocation(line: 128, column: 24, scope: !309, atomGroup: 1, atomRank: 1)
!311 = distinct !DISubprogram(name: "unpack", scope: !1, file: !1, line: 129, type: !16, scopeLine: 129, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!312 = !DILocation(line: 129, column: 39, scope: !311)
!313 = !DILocation(line: 129, column: 42, scope: !311)
!314 = !DILocation(line: 129, column: 42, scope: !311, atomGroup: 1, atomRank: 2)
!315 = !DILocation(line: 129, column: 32, scope: !311, atomGroup: 1, atomRank: 1)
!316 = distinct !DISubprogram(name: "read_stack_pointer", scope: !1, file: !1, line: 131, type: !16, scopeLine: 131, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!317 = !DILocation(line: 131, column: 41, scope: !316, atomGroup: 1, atomRank: 2)
!318 = !DILocation(line: 131, column: 34, scope: !316, atomGroup: 1, atomRank: 1)
!319 = distinct !DISubprogram(name: "trap", scope: !1, file: !1, line: 132, type: !16, scopeLine: 133, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!320 = !DILocation(line: 134, column: 6, scope: !319)
!321 = !DILocation(line: 134, column: 6, scope: !319, atomGroup: 1, atomRank: 2)
!322 = !DILocation(line: 134, column: 6, scope: !319, atomGroup: 1, atomRank: 1)
!323 = !DILocation(line: 135, column: 3, scope: !319)
!324 = !DILocation(line: 136, column: 16, scope: !319, atomGroup: 2, atomRank: 3)
!325 = !DILocation(line: 136, column: 9, scope: !319, atomGroup: 2, atomRank: 2)
!326 = !DILocation(line: 136, column: 2, scope: !319, atomGroup: 2, atomRank: 1)
!327 = distinct !DISubprogram(name: "nested", scope: !1, file: !1, line: 138, type: !16, scopeLine: 139, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!328 = !DILocation(line: 140, column: 2, scope: !327)
!329 = !DILocation(line: 140, column: 6, scope: !327, atomGroup: 1, atomRank: 1)
!330 = !DILocation(line: 142, column: 7, scope: !327)
!331 = !DILocation(line: 142, column: 11, scope: !327, atomGroup: 2, atomRank: 1)
!332 = !DILocation(line: 142, column: 18, scope: !327)
!333 = !DILocation(line: 142, column: 22, scope: !327)
!334 = !DILocation(line: 142, column: 20, scope: !327, atomGroup: 3, atomRank: 2)
!335 = !DILocation(line: 142, column: 24, scope: !327, atomGroup: 3, atomRank: 1)
!336 = !DILocation(line: 142, column: 27, scope: !327)
!337 = !DILocation(line: 142, column: 29, scope: !327)
!338 = !DILocation(line: 0, scope: !327)
!339 = !DILocation(line: 142, column: 2, scope: !327, atomGroup: 4, atomRank: 1)
!340 = !DILocation(line: 142, column: 2, scope: !327)
!341 = !DILocation(line: 143, column: 3, scope: !327)
!342 = !DILocation(line: 143, column: 15, scope: !327)
!343 = !DILocation(line: 143, column: 17, scope: !327)
!344 = !DILocation(line: 143, column: 15, scope: !327, atomGroup: 5, atomRank: 2)
!345 = !DILocation(line: 143, column: 7, scope: !327, atomGroup: 5, atomRank: 1)
!346 = !DILocation(line: 145, column: 7, scope: !327)
!347 = !DILocation(line: 145, column: 13, scope: !327, atomGroup: 6, atomRank: 2)
!348 = !DILocation(line: 145, column: 13, scope: !327, atomGroup: 6, atomRank: 1)
!349 = !DILocation(line: 146, column: 4, scope: !327, atomGroup: 7, atomRank: 1)
!350 = !DILocation(line: 147, column: 8, scope: !327)
!351 = !DILocation(line: 147, column: 12, scope: !327, atomGroup: 8, atomRank: 1)
!352 = !DILocation(line: 147, column: 19, scope: !327)
!353 = !DILocation(line: 147, column: 24, scope: !327)
!354 = !DILocation(line: 147, column: 30, scope: !327)
!355 = !DILocation(line: 147, column: 21, scope: !327, atomGroup: 9, atomRank: 1)
!356 = !DILocation(line: 147, column: 3, scope: !327, atomGroup: 10, atomRank: 1)
!357 = !DILocation(line: 147, column: 3, scope: !327)
!358 = !DILocation(line: 148, column: 14, scope: !327)
!359 = !DILocation(line: 148, column: 18, scope: !327)
!360 = !DILocation(line: 148, column: 16, scope: !327)
!361 = !DILocation(line: 148, column: 11, scope: !327)
!362 = !DILocation(line: 148, column: 11, scope: !327, atomGroup: 11, atomRank: 2)
!363 = !DILocation(line: 148, column: 11, scope: !327, atomGroup: 11, atomRank: 1)
!364 = !DILocation(line: 148, column: 4, scope: !327, atomGroup: 13, atomRank: 1)
!365 = !DILocation(line: 147, column: 37, scope: !327)
!366 = !DILocation(line: 147, column: 37, scope: !327, atomGroup: 12, atomRank: 2)
!367 = !DILocation(line: 147, column: 37, scope: !327, atomGroup: 12, atomRank: 1)
!368 = distinct !{!368, !357, !359, !115, !116}
!369 = !DILocation(line: 149, column: 7, scope: !327)
!370 = !DILocation(line: 149, column: 14, scope: !327, atomGroup: 14, atomRank: 2)
!371 = !DILocation(line: 149, column: 14, scope: !327, atomGroup: 14, atomRank: 1)
!372 = !DILocation(line: 150, column: 4, scope: !327, atomGroup: 15, atomRank: 1)
!373 = !DILocation(line: 151, column: 2, scope: !327)
!374 = !DILocation(line: 151, column: 2, scope: !327, atomGroup: 17, atomRank: 1)
!375 = !DILocation(line: 142, column: 35, scope: !327)
!376 = !DILocation(line: 142, column: 35, scope: !327, atomGroup: 16, atomRank: 2)
!377 = !DILocation(line: 142, column: 35, scope: !327, atomGroup: 16, atomRank: 1)
!378 = distinct !{!378, !340, !373, !115, !116}
!379 = !DILocation(line: 152, column: 9, scope: !327, atomGroup: 19, atomRank: 2)
!380 = !DILocation(line: 153, column: 1, scope: !327)
!381 = !DILocation(line: 152, column: 2, scope: !327, atomGroup: 19, atomRank: 1)
!382 = distinct !DISubprogram(name: "make_pmd", scope: !1, file: !1, line: 15, type: !16, scopeLine: 15, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0, keyInstructions: true)
!383 = !DILocation(line: 15, column: 55, scope: !382)
!384 = !DILocation(line: 15, column: 57, scope: !382, atomGroup: 1, atomRank: 2)
!385 = !DILocation(line: 15, column: 55, scope: !382, atomGroup: 1, atomRank: 1)
!386 = !DILocation(line: 15, column: 66, scope: !382)
!387 = !DILocation(line: 15, column: 66, scope: !382, atomGroup: 2, atomRank: 2)
!388 = !DILocation(line: 15, column: 66, scope: !382, atomGroup: 2, atomRank: 1)
!389 = !DISubprogram(name: "__compiletime_assert_1", scope: !1, file: !1, line: 12, type: !16, flags: DIFlagPrototyped, spFlags: DISPFlagOptimized)
