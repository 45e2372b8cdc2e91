package org.comethunter.application.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.comethunter.application.frame.FrameBuffer;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.port.UnsupportedFrameException;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.FrameRows;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.ValidityMask;
import org.comethunter.domain.instrument.Instrument;

/** Reads {@link TestFrame}s; the same pattern stands for the pixels of each. */
public final class TextFrameReader implements FrameReader {
  private final AtomicInteger framesRead = new AtomicInteger();

  /** How many frames were read with their data. */
  public int framesRead() {
    return framesRead.get();
  }

  @Override
  public FrameHeader readHeader(Path file) {
    TestFrame frame = parse(file);
    Instrument instrument =
        Instrument.of(frame.camera())
            .orElseThrow(() -> new UnsupportedFrameException("It is of " + frame.camera() + "."));
    return frame.header(instrument, file.getFileName().toString());
  }

  @Override
  public Frame read(Path file, FrameBuffer buffer) {
    FrameHeader header = readHeader(file);
    if (parse(file).body().equals(TestFrame.NOISE)) {
      throw new MalformedFrameException("Its data make no sense.");
    }
    framesRead.incrementAndGet();
    float[] counts = buffer.counts(header.width() * header.height());
    for (int i = 0; i < counts.length; i++) {
      counts[i] = 500 + i * 7919L % 101;
    }
    Image image =
        new Image(
            header.width(),
            header.height(),
            counts,
            ValidityMask.all(header.width(), header.height()));
    return new Frame(header, image);
  }

  @Override
  public FrameRows open(Path file) {
    Frame frame = read(file, new FrameBuffer());
    return new FrameRows() {
      private int row;

      @Override
      public FrameHeader header() {
        return frame.header();
      }

      @Override
      public void next(float[] counts) {
        int width = frame.header().width();
        System.arraycopy(frame.counts().values(), row++ * width, counts, 0, width);
      }

      @Override
      public void close() {
        row = frame.header().height();
      }
    };
  }

  private static TestFrame parse(Path file) {
    try {
      return TestFrame.parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new StorageException("The file " + file + " cannot be read.", e);
    }
  }
}
