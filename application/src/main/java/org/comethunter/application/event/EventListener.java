package org.comethunter.application.event;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Hears what happens, in the order in which it happens as far as one file or job is concerned.
 * Called from several threads at once; must be quick and not throw.
 */
@FunctionalInterface
public interface EventListener {

  /** Hears nothing. */
  EventListener NONE = event -> {};

  /** This has just happened. */
  void heard(Event event);

  /** Tells all of them; what one throws is logged and keeps the event from none of the others. */
  static EventListener all(List<EventListener> listeners) {
    List<EventListener> known = List.copyOf(listeners);
    Logger log = System.getLogger(EventListener.class.getName());
    return event -> {
      for (EventListener listener : known) {
        try {
          listener.heard(event);
        } catch (RuntimeException e) {
          log.log(Level.WARNING, "A listener failed on " + event.type() + ".", e);
        }
      }
    };
  }
}
