package org.comethunter.application.memory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.comethunter.application.event.Event;
import org.comethunter.application.event.EventListener;

/** Remembers what it hears. */
public final class RecordedEvents implements EventListener {
  private final List<Event> heard = new CopyOnWriteArrayList<>();

  @Override
  public void heard(Event event) {
    heard.add(event);
  }

  public List<Event> all() {
    return List.copyOf(heard);
  }

  public List<String> types() {
    return heard.stream().map(Event::type).toList();
  }

  public <T extends Event> List<T> of(Class<T> type) {
    return heard.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
