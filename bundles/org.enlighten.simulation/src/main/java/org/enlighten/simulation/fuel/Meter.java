// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation.fuel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Counts in one method's code: the thread's tank lies in a local variable of its own. A throw counts as a backward
/// branch: its handler may lie above it.
final class Meter implements CodeTransform {
    private static final ClassDesc TANK = ClassDesc.ofDescriptor(Tank.class.descriptorString());
    private static final MethodTypeDesc OF_THREAD = MethodTypeDesc.of(TANK);
    private static final MethodTypeDesc BURN =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String, ConstantDescs.CD_String);
    private static final MethodTypeDesc BURN_ARRAY = MethodTypeDesc.of(
            ConstantDescs.CD_int,
            ConstantDescs.CD_int,
            ConstantDescs.CD_int,
            ConstantDescs.CD_String,
            ConstantDescs.CD_String);
    private static final int REFERENCE_BYTES = 8;

    private final String plugIn;
    private final String method;
    private final Set<Label> passed = new LinkedHashSet<>();
    private int tank;

    Meter(String plugIn, String method) {
        this.plugIn = plugIn;
        this.method = method;
    }

    @Override
    public void atStart(CodeBuilder code) {
        tank = code.allocateLocal(TypeKind.REFERENCE);
        code.invokestatic(TANK, "ofThread", OF_THREAD).astore(tank);
        burn(code);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        switch (element) {
            case LabelTarget target -> passed.add(target.label());
            case BranchInstruction branch -> burnIf(passed.contains(branch.target()), code);
            case TableSwitchInstruction s -> burnIf(isBackward(s.defaultTarget(), s.cases()), code);
            case LookupSwitchInstruction s -> burnIf(isBackward(s.defaultTarget(), s.cases()), code);
            case ThrowInstruction _ -> burn(code, "burnThrow");
            case NewObjectInstruction _ -> burn(code);
            case NewPrimitiveArrayInstruction a -> burnArray(code, bytes(a.typeKind()));
            case NewReferenceArrayInstruction _ -> burnArray(code, REFERENCE_BYTES);
            case NewMultiArrayInstruction a -> burnArrays(code, a);
            default -> {}
        }
        code.with(element);
    }

    private boolean isBackward(Label otherwise, List<SwitchCase> cases) {
        return passed.contains(otherwise) || cases.stream().anyMatch(c -> passed.contains(c.target()));
    }

    private void burnIf(boolean counts, CodeBuilder code) {
        if (counts) burn(code);
    }

    private void burn(CodeBuilder code) {
        burn(code, "burn");
    }

    private void burn(CodeBuilder code, String what) {
        code.aload(tank).loadConstant(plugIn).loadConstant(method).invokevirtual(TANK, what, BURN);
    }

    /// The count lies on the stack, and lies there again.
    private void burnArray(CodeBuilder code, int elementBytes) {
        code.aload(tank).swap().loadConstant(elementBytes).loadConstant(plugIn).loadConstant(method);
        code.invokevirtual(TANK, "burn", BURN_ARRAY);
    }

    /// Counts of all dimensions lie on the stack, the innermost on top: each level is as many arrays as the product
    /// of those above it says, and all of them count as if they were one.
    private void burnArrays(CodeBuilder code, NewMultiArrayInstruction arrays) {
        int dimensions = arrays.dimensions();
        int[] counts = new int[dimensions];
        for (int i = dimensions - 1; i >= 0; i--) {
            counts[i] = code.allocateLocal(TypeKind.INT);
            code.istore(counts[i]);
        }
        code.aload(tank);
        for (int i = 0; i < dimensions; i++) {
            code.iload(counts[i]);
            if (i > 0)
                code.invokestatic(
                        TANK,
                        "product",
                        MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int));
        }
        code.loadConstant(REFERENCE_BYTES).loadConstant(plugIn).loadConstant(method);
        code.invokevirtual(TANK, "burn", BURN_ARRAY).pop();
        for (int count : counts) code.iload(count);
    }

    private static int bytes(TypeKind kind) {
        return switch (kind) {
            case BYTE, BOOLEAN -> 1;
            case CHAR, SHORT -> 2;
            case INT, FLOAT -> 4;
            default -> 8;
        };
    }
}
