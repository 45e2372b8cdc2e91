package org.comethunter.benchmarks.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** The grey levels of pictures that the program has made, unpacked, in the order of their names. */
final class FinishedPictures {
  private static final String ENDING = ".grey";

  private FinishedPictures() {}

  /** Unpacks PNG files of 8-bit grey; what they hold is then in files of its own. */
  static void unpack(Path pictures, Path into) {
    sorted(pictures, ".png").parallelStream().forEach(png -> unpackOne(png, into));
  }

  private static void unpackOne(Path png, Path into) {
    try {
      BufferedImage picture = ImageIO.read(png.toFile());
      if (picture.getType() != BufferedImage.TYPE_BYTE_GRAY) {
        throw new IllegalStateException(png + " is no picture of 8-bit grey.");
      }
      byte[] grey = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
      Files.write(into.resolve(png.getFileName() + ENDING), grey);
    } catch (IOException e) {
      throw new UncheckedIOException("The picture " + png + " cannot be unpacked.", e);
    }
  }

  /** Brings all that were unpacked into memory. */
  static List<ByteBuffer> load(Path from) {
    return sorted(from, ENDING).stream().map(FinishedPictures::loadOne).toList();
  }

  private static ByteBuffer loadOne(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()).load();
    } catch (IOException e) {
      throw new UncheckedIOException("The picture " + file + " cannot be loaded.", e);
    }
  }

  private static List<Path> sorted(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " cannot be read.", e);
    }
  }
}
