package org.comethunter.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import okhttp3.HttpUrl;
import org.comethunter.application.port.DownlinkSchedule;
import org.comethunter.application.port.UnexpectedContentException;
import org.comethunter.domain.slot.DownlinkSlot;

/** The schedule page over HTTP. */
@Singleton
final class RetrofitDownlinkSchedule implements DownlinkSchedule {
  private static final Logger LOG = System.getLogger(RetrofitDownlinkSchedule.class.getName());

  private final ScheduleEndpoint schedule;
  private final HttpUrl address;
  private final PageFetcher pages;

  @Inject
  RetrofitDownlinkSchedule(HttpSettings settings, HttpConnections connections, PageFetcher pages) {
    this.address = HttpUrl.get(settings.scheduleUrl());
    this.schedule = connections.endpoints(ScheduleEndpoint.class, address.resolve("/"));
    this.pages = pages;
  }

  @Override
  public List<DownlinkSlot> announced() {
    String subject = "the downlink schedule";
    Page page =
        pages
            .fetch(subject, when -> schedule.page(address, when))
            .orElseThrow(() -> PoliteCaller.refusal(subject + " at " + address, 404));
    SchedulePage read = SchedulePage.read(page.body());
    if (page.isNew() && !read.unreadable().isEmpty()) {
      LOG.log(Level.WARNING, "Rows of the schedule that cannot be read: {0}", read.unreadable());
    }
    if (read.slots().isEmpty()) {
      throw new UnexpectedContentException(
          "The page at %s announces no pass: it is not the downlink schedule.".formatted(address));
    }
    return read.slots();
  }
}
