package org.comethunter.benchmarks.torture.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.bootstrap.CometHunter;
import org.comethunter.bootstrap.config.Configuration;
import org.comethunter.bootstrap.config.ConfigurationException;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.bootstrap.config.PictureConfiguration;
import org.comethunter.bootstrap.config.Settings;
import org.comethunter.bootstrap.folder.FolderProcessing;

/**
 * Reads a mutant of the configuration file, or of an environment variable's value. One that is
 * accepted must be good for everything: the library opens a home with it, and now and then a
 * picture is made with it.
 */
final class ConfigurationSubject implements Subject {
  private static final int VARIABLE_EVERY = 4;
  private static final int PICTURE_EVERY = 5;

  private final Path home;
  private final Path frame;
  private final Path pictures;
  private final List<Key> keys = List.of(Key.values());
  private long accepted;

  ConfigurationSubject(Path work) throws IOException {
    home = Files.createDirectories(work.resolve("home"));
    frame = Files.createDirectories(work.resolve("in")).resolve("22000001.fts");
    pictures = work.resolve("out");
    Files.write(frame, FitsText.of(Seeds.frames().getFirst()).part(1024, 128).bytes());
  }

  @Override
  public String feed(byte[] mutant, long number) throws IOException {
    Configuration configuration;
    if (number % VARIABLE_EVERY == 0) {
      Files.deleteIfExists(home.resolve(Configuration.FILE));
      Key key = keys.get((int) (number / VARIABLE_EVERY % keys.size()));
      String text = Seeds.text(mutant);
      String value = text.substring(0, Math.min(text.length(), (int) (number % 97)));
      configuration = Configuration.load(Map.of(), Map.of(key.variable(), value), home);
      Files.writeString(home.resolve(Configuration.FILE), written(key, configuration));
    } else {
      Files.write(home.resolve(Configuration.FILE), mutant);
      configuration = Configuration.load(Map.of(), Map.of(), home);
    }
    Settings.of(configuration);
    try (CometHunter hunter = CometHunter.builder(home).clock(InstantSource.system()).build()) {
      hunter.live();
    }
    if (accepted++ % PICTURE_EVERY == 0) {
      render(configuration);
    }
    return "accepted";
  }

  private static String written(Key key, Configuration configuration) {
    StringBuilder line = new StringBuilder(key.path()).append('=');
    for (char c : configuration.text(key).toCharArray()) {
      line.append("\\u%04x".formatted((int) c));
    }
    return line.toString();
  }

  private void render(Configuration configuration) {
    FolderProcessing.Result result =
        FolderProcessing.run(
            List.of(frame),
            pictures,
            PictureConfiguration.of(configuration),
            1,
            ProgressListener.NONE,
            new Cancellation());
    for (String why : result.failures().values()) {
      Sentence.check(why);
      if (why.contains("unforeseen") || why.contains("memory")) {
        throw new MisbehaviourException("No picture with this configuration: " + why);
      }
    }
  }

  @Override
  public Set<Class<? extends Exception>> documented() {
    return Set.of(ConfigurationException.class);
  }

  @Override
  public void close() {
    // it holds nothing open
  }
}
