package dev.alecs.codegen;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Generated source, compiled in memory against the class path of the tests. */
public final class CompiledSource extends ClassLoader {

    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();
    private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();

    private CompiledSource(String className, String source) {
        super(CompiledSource.class.getClassLoader());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileManager inMemory = new InMemory(compiler.getStandardFileManager(diagnostics, null, null));
        List<String> options = List.of(
                "-Xlint:all,-classfile,-path", "-proc:none", "-classpath", System.getProperty("java.class.path"));
        compiler.getTask(null, inMemory, diagnostics, options, null, List.of(new Source(className, source)))
                .call();
    }

    public static List<String> complaints(String className, String source) {
        return new CompiledSource(className, source)
                .diagnostics.getDiagnostics().stream().map(Object::toString).toList();
    }

    public static Class<?> load(String className, String source) throws ClassNotFoundException {
        return new CompiledSource(className, source).loadClass(className);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        ByteArrayOutputStream bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name + ": " + diagnostics.getDiagnostics());
        }
        return defineClass(name, bytes.toByteArray(), 0, bytes.size());
    }

    /** The source as javac wants to see it. */
    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps the classes that come out. */
    private final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {

        InMemory(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(Path.of(className).toUri(), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    classes.put(className, bytes);
                    return bytes;
                }
            };
        }
    }
}
