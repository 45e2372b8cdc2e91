package org.comethunter.http.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.comethunter.application.port.DownlinkSchedule;
import org.comethunter.application.port.SolarArchive;
import org.comethunter.http.HttpConnections;
import org.comethunter.http.HttpModule;
import org.comethunter.http.HttpSettings;
import org.junit.jupiter.api.Test;

/** Uses the module as another package does. */
class HttpModuleTest {

  @Singleton
  @Component(modules = HttpModule.class)
  interface Graph {
    SolarArchive archive();

    DownlinkSchedule schedule();

    HttpConnections connections();

    @Component.Factory
    interface Factory {
      Graph create(@BindsInstance HttpSettings settings, @BindsInstance InstantSource clock);
    }
  }

  @Test
  void providesBothPortsOnce() {
    Graph graph =
        DaggerHttpModuleTest_Graph.factory()
            .create(
                HttpSettings.defaults("http://localhost/", "http://localhost/schedule.html"),
                InstantSource.system());
    try (HttpConnections _ = graph.connections()) {
      assertThat(graph.archive()).isSameAs(graph.archive());
      assertThat(graph.schedule()).isSameAs(graph.schedule());
    }
  }
}
