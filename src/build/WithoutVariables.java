import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Copies a jar without the names of local variables, which only a debugger asks for, and which the libraries inside were compiled
 * with. Line numbers and the names of parameters stay: stack traces and mappers need them.
 */
public final class WithoutVariables {
    private WithoutVariables() {}

    public static void main(String[] jars) throws IOException {
        try (ZipFile from = new ZipFile(jars[0]);
                OutputStream file = Files.newOutputStream(Path.of(jars[1]));
                ZipOutputStream to = new ZipOutputStream(file)) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                ZipEntry copy = new ZipEntry(entry.getName());
                // As it stands there, whatever the time zone of this machine.
                copy.setTimeLocal(entry.getTimeLocal());
                to.putNextEntry(copy);
                try (InputStream in = from.getInputStream(entry)) {
                    byte[] bytes = in.readAllBytes();
                    to.write(entry.getName().endsWith(".class") ? lean(bytes) : bytes);
                }
                to.closeEntry();
            }
        }
    }

    private static byte[] lean(byte[] bytes) {
        ClassWriter writer = new ClassWriter(0);
        ClassVisitor visitor = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                MethodVisitor all = super.visitMethod(access, name, descriptor, signature, exceptions);
                return new MethodVisitor(Opcodes.ASM9, all) {
                    @Override
                    public void visitLocalVariable(
                            String name, String descriptor, String signature, Label start, Label end, int index) {
                        // Left out.
                    }
                };
            }
        };
        new ClassReader(bytes).accept(visitor, 0);
        return writer.toByteArray();
    }
}
