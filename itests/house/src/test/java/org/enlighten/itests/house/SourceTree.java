// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// The repository as the rules see it: its modules, and every Java file in them, parsed once.
///
/// @param root the folder of the root POM
/// @param modules folders with a POM under `bundles/` and `itests/`, relative to the root, sorted
/// @param files sorted by path
public record SourceTree(Path root, List<Path> modules, List<SourceFile> files) {
    public static SourceTree read(Path root) {
        List<Path> modules = Stream.of("bundles", "itests")
                .map(root::resolve)
                .filter(Files::isDirectory)
                .flatMap(SourceTree::children)
                .filter(folder -> Files.exists(folder.resolve("pom.xml")))
                .map(root::relativize)
                .sorted()
                .toList();
        List<SourceFile> files =
                modules.stream().flatMap(module -> parse(root, module).stream()).toList();
        return new SourceTree(root, modules, files);
    }

    /// The bundles: modules under `bundles/`.
    public List<Path> bundles() {
        return modules.stream().filter(module -> module.startsWith("bundles")).toList();
    }

    /// What belongs to the product.
    public Stream<SourceFile> mainFiles() {
        return files.stream().filter(SourceFile::main);
    }

    private static Stream<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<SourceFile> parse(Path root, Path module) {
        List<Path> paths = new ArrayList<>();
        for (String part : List.of("src/main/java", "src/test/java")) {
            Path folder = root.resolve(module).resolve(part);
            if (Files.isDirectory(folder)) {
                paths.addAll(javaFiles(folder));
            }
        }
        if (paths.isEmpty()) {
            return List.of();
        }
        List<Text> texts = paths.stream().map(Text::new).toList();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavacTask task = (JavacTask) compiler.getTask(null, null, message -> {}, List.of(), null, texts);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        List<SourceFile> files = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                Path path = Path.of(unit.getSourceFile().toUri());
                boolean main = module.startsWith("bundles")
                        && path.startsWith(root.resolve(module).resolve("src/main"));
                List<String> lines = unit.getSourceFile()
                        .getCharContent(true)
                        .toString()
                        .lines()
                        .toList();
                files.add(new SourceFile(root.relativize(path), module, main, lines, unit, positions));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static List<Path> javaFiles(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file for the compiler, read once.
    private static final class Text extends SimpleJavaFileObject {
        private final String content;

        Text(Path path) {
            super(path.toUri(), Kind.SOURCE);
            try {
                this.content = Files.readString(path, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }
}
