package io.github.secondgate.demo.stage;

import io.github.secondgate.tool.NewKey;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.servlet.ServletContext;
import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;

/**
 * Makes the demo's key file, before Shiro reads its INI: beside the kept database, or else for this run only in the
 * directory the container gives the application. A real application has its key made once, by hand, and backed up.
 */
public class KeyFileListener implements ServletContextListener {

    private static final String PROPERTY = "secondgate.demo.keyFile";

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            System.setProperty(PROPERTY, keyFile(event.getServletContext()).toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's key file cannot be made", e);
        }
    }

    private static Path keyFile(ServletContext context) throws IOException {
        String data = System.getProperty("data", "");
        if (data.isEmpty()) {
            File directory = (File) context.getAttribute(ServletContext.TEMPDIR);
            Path file = directory.toPath().toAbsolutePath().resolve("secondgate.key");
            // The database that the last run's key belonged to is gone.
            Files.deleteIfExists(file);
            NewKey.create(file);
            return file;
        }
        Path file = Files.createDirectories(Path.of(data)).toAbsolutePath().resolve("secondgate.key");
        if (Files.notExists(file)) {
            NewKey.create(file);
        }
        return file;
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        System.clearProperty(PROPERTY);
    }
}
