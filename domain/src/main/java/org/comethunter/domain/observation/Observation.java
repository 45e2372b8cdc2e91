package org.comethunter.domain.observation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.orbit.SungrazerGroup;

/**
 * One object that somebody marks in the frames of one camera. Immutable; the methods named after
 * events return the observation as it is after that event, with the next version.
 *
 * @param id which
 * @param name what the user calls it; 1 to 80 characters
 * @param instrument the camera of all its marks
 * @param group the group it belongs to, if the user says so
 * @param note whatever the user wants to remember, at most 2000 characters; may be empty
 * @param createdAt when it was begun, on a full millisecond
 * @param updatedAt when it was last changed, on a full millisecond
 * @param version 1 at first, and one more with every change
 * @param marks in time order, one of a frame at most, 500 at most
 */
public record Observation(
    UUID id,
    String name,
    Instrument instrument,
    Optional<SungrazerGroup> group,
    String note,
    Instant createdAt,
    Instant updatedAt,
    int version,
    List<Mark> marks) {

  /** Marks at most. */
  public static final int MOST_MARKS = 500;

  /** Characters of a name at most. */
  public static final int LONGEST_NAME = 80;

  /** Characters of a note at most. */
  public static final int LONGEST_NOTE = 2000;

  /** Versions at most; nobody changes anything that often. */
  private static final int LAST_VERSION = 1_000_000_000;

  /**
   * Sorts the marks, takes blanks off the ends of name and note, and makes line ends of the note
   * line feeds.
   *
   * @throws IllegalArgumentException if anything is not as described, with a sentence for the user
   */
  public Observation {
    name = name.strip();
    note = note.replace("\r\n", "\n").replace('\r', '\n').strip();
    createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    updatedAt = updatedAt.truncatedTo(ChronoUnit.MILLIS);
    marks = marks.stream().sorted(Mark.IN_TIME).toList();
    requireText("name", name, LONGEST_NAME, "");
    requireText("note", note, LONGEST_NOTE, "\n\t");
    require(!name.isEmpty(), "The name must not be empty.");
    require(1 <= version && version <= LAST_VERSION, "The version must be 1 to " + LAST_VERSION);
    require(
        marks.size() <= MOST_MARKS,
        "An observation can have " + MOST_MARKS + " marks at most. Begin another one.");
    Set<FrameId> frames = new HashSet<>();
    for (Mark mark : marks) {
      require(
          mark.frame().instrument() == instrument,
          "The frame %s is of %s, but the observation is of %s."
              .formatted(mark.frame(), mark.frame().instrument(), instrument));
      require(frames.add(mark.frame()), "The frame " + mark.frame() + " is marked twice.");
    }
  }

  private static void requireText(String what, String text, int longest, String control) {
    require(
        text.codePointCount(0, text.length()) <= longest,
        "The " + what + " can have " + longest + " characters at most.");
    require(
        text.codePoints()
            .noneMatch(
                c ->
                    (Character.isISOControl(c) && control.indexOf(c) < 0)
                        || Character.getType(c) == Character.SURROGATE),
        "The " + what + " holds a character that cannot be written.");
  }

  private static void require(boolean right, String sentence) {
    if (!right) {
      throw new IllegalArgumentException(sentence);
    }
  }

  /** One without a mark yet. */
  public static Observation begun(UUID id, String name, Instrument instrument, Instant now) {
    return new Observation(id, name, instrument, Optional.empty(), "", now, now, 1, List.of());
  }

  /** It was marked in a frame, in place of any mark it had there. */
  public Observation marked(Mark mark, Instant now) {
    List<Mark> after = without(mark.frame());
    after.add(mark);
    return with(name, group, note, after, now);
  }

  /** The mark in that frame was taken back; the same if there is none. */
  public Observation unmarked(FrameId frame, Instant now) {
    List<Mark> after = without(frame);
    return after.size() == marks.size() ? this : with(name, group, note, after, now);
  }

  /** It was given another name. */
  public Observation renamed(String other, Instant now) {
    return with(other, group, note, marks, now);
  }

  /** The user said to which group it belongs, or that it is not known. */
  public Observation grouped(Optional<SungrazerGroup> other, Instant now) {
    return with(name, other, note, marks, now);
  }

  /** The user wrote something about it. */
  public Observation noted(String other, Instant now) {
    return with(name, group, other, marks, now);
  }

  /**
   * It was replaced by what it was before, or elsewhere.
   *
   * @param other says everything but the times and the version
   * @throws IllegalArgumentException if that is an observation of the other camera
   */
  public Observation replaced(Observation other, Instant now) {
    require(
        instrument == other.instrument,
        "Observation %s is of %s; it cannot become one of %s."
            .formatted(id, instrument, other.instrument));
    return with(other.name, other.group, other.note, other.marks, now);
  }

  /** Whether the other says the same, whatever its times and version. */
  public boolean hasSameContent(Observation other) {
    return id.equals(other.id)
        && instrument == other.instrument
        && name.equals(other.name)
        && group.equals(other.group)
        && note.equals(other.note)
        && marks.equals(other.marks);
  }

  private Observation with(
      String itsName,
      Optional<SungrazerGroup> itsGroup,
      String itsNote,
      List<Mark> itsMarks,
      Instant now) {
    return new Observation(
        id, itsName, instrument, itsGroup, itsNote, createdAt, now, version + 1, itsMarks);
  }

  private List<Mark> without(FrameId frame) {
    List<Mark> others = new ArrayList<>(marks);
    others.removeIf(mark -> mark.frame().equals(frame));
    return others;
  }
}
