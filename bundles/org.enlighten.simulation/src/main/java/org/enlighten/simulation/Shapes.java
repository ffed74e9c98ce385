// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Finds the shape of a type; those of classes are kept with the classes, so that they go when a bundle goes.
final class Shapes {
    private static final ClassValue<Shape> OF_CLASS = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return make(type);
        }
    };

    private Shapes() {}

    static Shape of(Type type) {
        return switch (type) {
            case Class<?> plain -> OF_CLASS.get(plain);
            case ParameterizedType p -> ofParameterized(p);
            case WildcardType any -> of(any.getUpperBounds()[0]);
            default -> throw unsupported(type);
        };
    }

    private static Shape ofParameterized(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == List.class) return new ListShape(of(arguments[0]));
        if (raw == Optional.class) return new OptionalShape(of(arguments[0]));
        if (raw == Map.class) return new MapShape(KeyShape.of(arguments[0]), of(arguments[1]));
        throw unsupported(type);
    }

    private static Shape make(Class<?> type) {
        Shape scalar = Scalar.of(type);
        if (scalar != null) return scalar;
        if (type == Saved.class) return new SavedShape();
        if (type.isEnum()) return new EnumShape(type);
        if (type == byte[].class) return new BytesShape();
        if (type.isArray()) return new ArrayShape(type.getComponentType());
        if (type.isRecord()) return new RecordShape(type);
        if (type.isSealed() && type.isInterface()) return new SealedShape(type);
        throw unsupported(type);
    }

    static IllegalStateException unsupported(Type type) {
        return new IllegalStateException("a saved state cannot hold values of this type: " + type.getTypeName()
                + "; it may hold records, sealed interfaces of records, enums, text, numbers, arrays, "
                + UUID.class.getName()
                + " and, with their type arguments, List, Map and Optional");
    }
}
