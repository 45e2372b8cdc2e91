package org.comethunter.bootstrap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.comethunter.application.doctor.Finding;
import org.comethunter.application.doctor.Finding.Kind;
import org.comethunter.application.doctor.HomeExamination;
import org.comethunter.application.pipeline.HomeRepair;
import org.comethunter.application.port.StorageException;
import org.comethunter.bootstrap.home.Home;
import org.comethunter.bootstrap.wiring.ReadingRoom;
import org.comethunter.bootstrap.wiring.Workshop;
import org.comethunter.bootstrap.wiring.WorkshopSettings;
import org.comethunter.domain.file.FrameId;
import org.comethunter.fits.PictureCacheModule;
import org.comethunter.persistence.GuestDatabase;
import org.comethunter.persistence.Inspection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code doctor}: whether a home's database and disk agree. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Compares the database with the files on disk, byte by byte and both ways, and tells what"
            + " is wrong. Changes nothing, and works beside a running service, unless it is to"
            + " repair.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing is wrong, or all of it was repaired",
      "1:something is wrong",
      "2:wrong usage, or a home that is in use (--repair)",
      "3:the archive is needed for the repair and cannot be reached",
      "130:interrupted"
    })
final class DoctorCommand implements Callable<Integer> {
  @ParentCommand CometHunterCommand root;

  @Option(
      names = "--repair",
      description =
          "Fetch and render again what is lost or damaged, and remove what interrupted attempts"
              + " have left. What is not known is left alone.")
  boolean repair;

  private FindingsView view;
  private long files;
  private boolean unreachable;
  private Optional<String> obstacle = Optional.empty();

  @Override
  public Integer call() {
    Instant begun = root.clock().instant();
    WorkshopSettings settings = root.workshopSettings(Map.of());
    try (Interruption interruption = Interruption.listen();
        ProgressView progress = new ProgressView(root.console(), root.common.json)) {
      if (repair) {
        repair(settings, progress, interruption);
      } else {
        look(settings.home(), progress, interruption);
      }
      view.end(files, Duration.between(begun, root.clock().instant()).toMillis() / 1000.0);
      if (interruption.cancellation().isRequested()) {
        return ExitCode.INTERRUPTED;
      }
    }
    obstacle.ifPresent(root.console()::complain);
    if (unreachable) {
      root.console().complain("The archive is needed for the repair and cannot be reached.");
      return ExitCode.UNREACHABLE;
    }
    return view.left() == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
  }

  private void look(Path home, ProgressView progress, Interruption interruption) {
    boolean alone = Home.holder(home).isEmpty();
    view = new FindingsView(root.console(), root.common.json, false);
    tell(withoutDatabase(home));
    try {
      ReadingRoom.read(
          home,
          room -> {
            tell(ofDatabase(room.inspection()));
            HomeExamination examination = room.examination(alone, root.clock());
            files = examination.size();
            examination.rows(this::tell, progress, interruption.cancellation());
            examination.disk((finding, _) -> view.tell(finding, false));
            examination.marks(finding -> view.tell(finding, false));
            return null;
          },
          null);
    } catch (StorageException e) {
      tell(List.of(database(e.getMessage())));
    }
    tell(ofQueue(home));
    PictureCacheModule.damaged(home).forEach(picture -> view.tell(cached(picture), false));
  }

  private void repair(WorkshopSettings settings, ProgressView progress, Interruption interruption) {
    Path home = settings.home();
    try (Workshop workshop = Workshop.open(settings)) {
      view = new FindingsView(root.console(), root.common.json, true);
      List<Finding> damage =
          workshop.inspection().damage().stream().map(DoctorCommand::database).toList();
      if (!damage.isEmpty()) {
        tell(damage);
        return;
      }
      repairLists(workshop.inspection());
      for (FrameId claimed : workshop.claimsReleased()) {
        view.tell(
            Finding.of(Kind.CLAIM, claimed.toString(), "A worker that is gone had claimed it."),
            true);
      }
      files = workshop.engine().homeExamination().size();
      HomeRepair homeRepair = workshop.engine().homeRepair();
      unreachable = !homeRepair.run(view::tell, progress, interruption.cancellation());
      obstacle = homeRepair.obstacle();
      repairQueue(home);
      for (Path picture : PictureCacheModule.damaged(home)) {
        remove(picture);
        view.tell(cached(picture), true);
      }
    } catch (StorageException e) {
      if (view == null) {
        view = new FindingsView(root.console(), root.common.json, true);
      }
      tell(List.of(database(e.getMessage())));
    }
  }

  private void tell(List<Finding> findings) {
    findings.forEach(finding -> view.tell(finding, false));
  }

  private static List<Finding> withoutDatabase(Path home) {
    Path file = Home.database(home);
    if (Files.exists(file)) {
      return List.of();
    }
    try (Stream<Path> raw = Files.list(home.resolve("raw"))) {
      return raw.findAny().isEmpty()
          ? List.of()
          : List.of(
              database(
                  "There is no database, but there are raw files. Put back a copy; without one, a"
                      + " sync takes the files up again."));
    } catch (IOException e) {
      return List.of(); // there is nothing at all
    }
  }

  private static List<Finding> ofDatabase(Inspection inspection) {
    List<Finding> findings =
        new ArrayList<>(inspection.damage().stream().map(DoctorCommand::database).toList());
    inspection.staleLines().forEach(id -> findings.add(line(id)));
    return findings;
  }

  private void repairLists(Inspection inspection) {
    List<String> stale = inspection.staleLines();
    if (!stale.isEmpty()) {
      inspection.renewLines();
      stale.forEach(id -> view.tell(line(id), true));
    }
  }

  private static List<Finding> ofQueue(Path home) {
    return GuestDatabase.damage(Home.queue(home)).stream()
        .map(damage -> Finding.of(Kind.QUEUE, Home.queue(home).toString(), damage))
        .limit(1)
        .toList();
  }

  private void repairQueue(Path home) {
    for (Finding finding : ofQueue(home)) {
      Path aside = GuestDatabase.setAside(Home.queue(home));
      view.tell(
          Finding.of(
              finding.kind(),
              finding.subject(),
              finding.sentence() + " It was set aside as " + aside.getFileName() + "."),
          true);
    }
  }

  private static void remove(Path picture) {
    try {
      Files.deleteIfExists(picture);
    } catch (IOException e) {
      throw new StorageException("Cannot remove " + picture + ": " + e.getMessage(), e);
    }
  }

  private static Finding database(String sentence) {
    return Finding.of(Kind.DATABASE, "database", sentence);
  }

  private static Finding line(String id) {
    return Finding.of(Kind.LISTS, id, "What lists say of it is not what its rows say.");
  }

  private static Finding cached(Path picture) {
    return Finding.of(
        Kind.CACHED_PICTURE, picture.toString(), "The picture is not as it was made.");
  }
}
