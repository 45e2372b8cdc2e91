package org.comethunter.bootstrap.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.comethunter.application.picture.Darkroom;
import org.comethunter.application.picture.StandardPictures;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.filter.FilterKind;
import org.comethunter.domain.filter.NoNeighboursException;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.picture.ContactSheet;
import org.comethunter.domain.picture.GreyPicture;
import org.comethunter.domain.picture.PictureSettings;

/** One frame under every filter, on one sheet. */
public final class FolderContactSheet {
  private static final double SCALE = 0.5;

  private FolderContactSheet() {}

  /**
   * Makes the sheet of the first file; of a folder, that is the first by name. The other files
   * serve as its neighbours. A filter that finds too few of them gets a tile that says so.
   *
   * @param inputs files and folders as in {@link FolderProcessing}
   * @param target the sheet's file
   * @throws org.comethunter.application.port.MalformedFrameException if the first file is not a
   *     sound FITS file
   * @throws org.comethunter.application.port.UnsupportedFrameException if it is sound but no frame
   * @throws StorageException if it cannot be read, the sheet cannot be written, or there is no file
   */
  public static void make(List<Path> inputs, Path target, StandardPictures pictures) {
    Map<Path, String> failures = new TreeMap<>();
    Set<Path> files = FolderFiles.find(inputs, failures);
    PixelTools tools = DaggerPixelTools.create();
    Darkroom darkroom = new Darkroom(tools.reader(), tools.encoder(), pictures.filters());
    FolderShelf shelf = new FolderShelf(tools.reader(), files);
    Frame frame = darkroom.read(chosen(inputs, shelf));
    PictureSettings standard = pictures.of(frame.header().instrument()).scaled(SCALE);
    ContactSheet sheet = null;
    Map<String, String> text = new LinkedHashMap<>();
    for (FilterKind kind : FilterKind.values()) {
      GreyPicture picture;
      try {
        picture = darkroom.render(frame, standard.filtered(kind), shelf);
      } catch (NoNeighboursException e) {
        picture = darkroom.renderEmpty(frame, standard.filtered(kind), e.getMessage());
      }
      if (sheet == null) {
        sheet = new ContactSheet(FilterKind.values().length + 1, picture.width(), picture.height());
        text.put("Observation Time", picture.text().get("Observation Time"));
        text.put("Camera", picture.text().get("Camera"));
        text.put("Source", picture.text().get("Source"));
      }
      sheet.add(kind.code(), picture);
    }
    sheet.note(
        List.of(
            text.get("Camera"),
            text.get("Observation Time"),
            text.get("Source"),
            "north up, east left"));
    FolderProcessing.write(darkroom.encode(sheet.picture(text)), target.toAbsolutePath());
  }

  private static Path chosen(List<Path> inputs, FolderShelf shelf) {
    Optional<Path> named = inputs.stream().filter(it -> !Files.isDirectory(it)).findFirst();
    if (named.isPresent()) {
      return named.get();
    }
    List<FrameHeader> frames =
        shelf.frames().keySet().stream()
            .sorted(Comparator.comparing(FrameHeader::observedAt))
            .toList();
    if (frames.isEmpty()) {
      throw new StorageException("There is no frame for a contact sheet.");
    }
    return shelf.frames().get(frames.get(frames.size() / 2));
  }
}
