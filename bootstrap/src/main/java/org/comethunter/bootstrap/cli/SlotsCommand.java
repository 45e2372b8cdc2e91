package org.comethunter.bootstrap.cli;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.comethunter.application.report.SlotSyncReport;
import org.comethunter.bootstrap.wiring.ReadingRoom;
import org.comethunter.bootstrap.wiring.Workshop;
import org.comethunter.domain.slot.DownlinkSlot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code slots}: the downlink slots. */
@Command(
    name = "slots",
    mixinStandardHelpOptions = true,
    description = "The downlink slots, when new frames can be expected.",
    synopsisSubcommandLabel = "(sync | list)",
    subcommands = {SlotsCommand.Sync.class, SlotsCommand.Listing.class})
final class SlotsCommand implements Runnable {
  @ParentCommand CometHunterCommand root;
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: slots sync, or slots list.");
  }

  /** {@code slots sync}. */
  @Command(
      name = "sync",
      mixinStandardHelpOptions = true,
      description = "Fetches the schedule and keeps its slots.")
  static final class Sync implements Callable<Integer> {
    @ParentCommand SlotsCommand slots;

    @Override
    public Integer call() {
      CometHunterCommand root = slots.root;
      try (Workshop workshop = Workshop.open(root.workshopSettings(Map.of()))) {
        SlotSyncReport report = workshop.engine().slotSync().run();
        if (root.common.json) {
          root.console().printJson(report);
        } else {
          root.console()
              .print(
                  "%d announced, %d new, %d moved, %d withdrawn"
                      .formatted(
                          report.announced(), report.added(), report.moved(), report.withdrawn()));
        }
        return ExitCode.DONE;
      }
    }
  }

  /** {@code slots list}. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the known slots in order of their begin.")
  static final class Listing implements Callable<Integer> {
    @ParentCommand SlotsCommand slots;

    @Override
    public Integer call() {
      CometHunterCommand root = slots.root;
      Instant now = root.clock().instant();
      List<SlotJson> known =
          ReadingRoom.read(
              root.workshopSettings(Map.of()).home(),
              room -> room.slots(now).stream().map(slot -> SlotJson.of(slot.at(now))).toList(),
              List.of());
      if (root.common.json) {
        root.console().printJson(known);
      } else {
        known.forEach(slot -> root.console().print(slot.toLine()));
      }
      return ExitCode.DONE;
    }
  }

  /** A slot as it is printed. */
  private record SlotJson(String id, String start, String end, String antenna, String status) {

    static SlotJson of(DownlinkSlot slot) {
      return new SlotJson(
          slot.id(),
          slot.window().start().toString(),
          slot.window().end().toString(),
          slot.antenna(),
          slot.status().name());
    }

    String toLine() {
      return "%-7s  %s  %s  %s".formatted(status, start, end, antenna);
    }
  }
}
