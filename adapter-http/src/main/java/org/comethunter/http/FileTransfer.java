package org.comethunter.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import okhttp3.ResponseBody;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.port.SolarArchive.Transfer;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.port.UnexpectedContentException;
import retrofit2.Response;

/**
 * Copies the body of an answer, if it can be a FITS file, and says which side failed if one does.
 * Nothing is written before the first bytes have been looked at. A body that arrives compressed is
 * decompressed; its announced length is then that of the compressed bytes.
 */
final class FileTransfer {
  /** Longer than any frame by far (a full one has 2 MB). */
  static final long LONGEST = 64L << 20;

  private static final byte[] FITS_BEGINS = "SIMPLE  =".getBytes(StandardCharsets.US_ASCII);
  private static final int HEAD = 64;
  private static final int BUFFER = 1 << 16;

  private final String subject;
  private final OutputStream into;

  FileTransfer(String subject, OutputStream into) {
    this.subject = subject;
    this.into = into;
  }

  /** Receives the file. Only its own exceptions and those of the port come out. */
  Transfer receive(Response<ResponseBody> response) {
    ResponseBody body = response.body();
    if (body == null) {
      throw empty();
    }
    long declared = body.contentLength();
    if (declared > LONGEST) {
      throw tooLong();
    }
    CountedInput received = new CountedInput(body.byteStream());
    try {
      PushbackInputStream raw = new PushbackInputStream(received, 2);
      boolean compressed = isGzip(raw);
      long written = compressed ? copy(new GZIPInputStream(raw, BUFFER)) : copy(raw);
      received.drain();
      if (declared >= 0 && received.count != declared) {
        throw brokeOff(received.count, declared, null);
      }
      Optional<Instant> modified =
          Optional.ofNullable(response.headers().getInstant("Last-Modified"));
      return new Transfer(
          written,
          declared < 0 || compressed ? OptionalLong.empty() : OptionalLong.of(declared),
          modified);
    } catch (ZipException e) {
      throw new UnexpectedContentException(
          "%s arrives compressed, and damaged (%s).".formatted(subject, e.getMessage()), e);
    } catch (IOException e) {
      throw brokeOff(received.count, declared, e);
    }
  }

  private long copy(InputStream from) throws IOException {
    byte[] head = from.readNBytes(HEAD);
    checkBegin(head);
    long copied = 0;
    byte[] buffer = Arrays.copyOf(head, BUFFER);
    int length = head.length;
    while (length >= 0) {
      copied += length;
      if (copied > LONGEST) {
        throw tooLong();
      }
      write(buffer, length);
      length = from.read(buffer);
    }
    return copied;
  }

  private void write(byte[] buffer, int length) {
    try {
      into.write(buffer, 0, length);
    } catch (IOException e) {
      throw new StorageException(
          "%s could not be written to disk (%s).".formatted(subject, e.getMessage()), e);
    }
  }

  private void checkBegin(byte[] head) {
    if (head.length == 0) {
      throw empty();
    }
    if (Page.beginsLikeHtml(head)) {
      throw new UnexpectedContentException(
          "The server sends a web page instead of %s.".formatted(subject));
    }
    int compared = FITS_BEGINS.length;
    if (!Arrays.equals(head, 0, Math.min(compared, head.length), FITS_BEGINS, 0, compared)) {
      throw new UnexpectedContentException(
          "What the server sends for %s does not begin like a FITS file.".formatted(subject));
    }
  }

  private static boolean isGzip(PushbackInputStream in) throws IOException {
    byte[] magic = in.readNBytes(2);
    in.unread(magic);
    return magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
  }

  private UnexpectedContentException empty() {
    return new UnexpectedContentException("The server sends nothing for %s.".formatted(subject));
  }

  private UnexpectedContentException tooLong() {
    return new UnexpectedContentException(
        "What the server sends for %s is longer than %d MB, which no frame is."
            .formatted(subject, LONGEST >> 20));
  }

  private ArchiveUnavailableException brokeOff(long received, long declared, IOException cause) {
    String reach = declared < 0 ? received + " bytes" : received + " of " + declared + " bytes";
    return new ArchiveUnavailableException(
        "The transfer of %s broke off: %s.".formatted(subject, reach), cause);
  }

  /** Counts what comes from the connection, and bounds it. */
  private final class CountedInput extends FilterInputStream {
    private long count;

    CountedInput(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      count(next < 0 ? -1 : 1);
      return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count(read);
      return read;
    }

    void drain() throws IOException {
      byte[] rest = new byte[BUFFER];
      int read = read(rest, 0, rest.length);
      while (read >= 0) {
        read = read(rest, 0, rest.length);
      }
    }

    private void count(int read) {
      count += Math.max(0, read);
      if (count > LONGEST) {
        throw tooLong();
      }
    }
  }
}
