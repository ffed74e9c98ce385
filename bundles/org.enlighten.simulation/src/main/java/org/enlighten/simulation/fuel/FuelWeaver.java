// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation.fuel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.constant.ClassDesc;

/// Puts a fuel counter into the methods of a class file (JVMS 4). The class keeps its members and its meaning; it
/// needs to see this package when it is loaded.
public final class FuelWeaver {
    private final String plugIn;
    private final ClassFile classFile;

    /// @param plugIn name of the bundle the classes are from, for what is told when fuel runs out
    /// @param loader where the classes' own resources lie: how types relate is read there, nothing is loaded
    public FuelWeaver(String plugIn, ClassLoader loader) {
        this.plugIn = plugIn;
        ClassHierarchyResolver ofPlugIn = ClassHierarchyResolver.ofResourceParsing(type -> open(loader, type));
        classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                ofPlugIn.orElse(ClassHierarchyResolver.defaultResolver()).cached()));
    }

    private static InputStream open(ClassLoader loader, ClassDesc type) {
        String descriptor = type.descriptorString();
        return loader.getResourceAsStream(descriptor.substring(1, descriptor.length() - 1) + ".class");
    }

    /// The woven class. Throws [IllegalArgumentException] when the bytes are no class file.
    public byte[] weave(byte[] bytes) {
        ClassModel model = classFile.parse(bytes);
        String owner = model.thisClass().asInternalName().replace('/', '.');
        return classFile.transformClass(model, (builder, element) -> {
            if (element instanceof MethodModel method && method.code().isPresent()) {
                String name = owner + "." + method.methodName().stringValue();
                builder.transformMethod(
                        method,
                        MethodTransform.transformingCode(CodeTransform.ofStateful(() -> new Meter(plugIn, name))));
            } else builder.with(element);
        });
    }

    /// As [#weave(byte[])], from a stream.
    public byte[] weave(InputStream in) {
        try (in) {
            return weave(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
