package org.comethunter.bootstrap.wiring;

import dagger.Module;
import dagger.Provides;
import org.comethunter.application.live.DirectCycle;
import org.comethunter.application.live.LiveCycle;
import org.comethunter.application.pipeline.LiveIngestion;
import org.comethunter.application.pipeline.SlotSync;
import org.comethunter.application.progress.ProgressListener;

/** The live scheduler runs the pipelines itself. */
@Module
interface DirectLiveModule {

  @Provides
  static LiveCycle cycle(LiveIngestion ingestion, SlotSync slotSync) {
    return new DirectCycle(ingestion, slotSync, ProgressListener.NONE);
  }
}
