package org.comethunter.benchmarks.torture.input;

import java.util.List;
import org.comethunter.benchmarks.torture.Trial;

/** The trials that feed mutants. */
public final class InputTrials {

  private InputTrials() {}

  /** All of them. */
  public static List<Trial> all() {
    return List.of(
        new MutantTrial(
            "fits-mutants", () -> new FitsMutants(Seeds.frames()), Kept::frames, FitsSubject::new),
        new MutantTrial(
            "metadata-mutants",
            () -> new TextMutants(Seeds.metadata(), Dictionaries.metadata()),
            List::of,
            MetadataSubject::new),
        new MutantTrial(
            "folder-mutants",
            () -> new TextMutants(Seeds.folderPages(), Dictionaries.folder()),
            List::of,
            FolderSubject::new),
        new MutantTrial(
            "schedule-mutants",
            () -> new TextMutants(Seeds.schedulePages(), Dictionaries.schedule()),
            List::of,
            ScheduleSubject::new),
        new MutantTrial(
            "configuration-mutants",
            () -> new TextMutants(Seeds.configurations(), Dictionaries.configuration()),
            Kept::configurations,
            ConfigurationSubject::new));
  }
}
