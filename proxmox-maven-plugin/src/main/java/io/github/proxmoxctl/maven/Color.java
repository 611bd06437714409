package io.github.proxmoxctl.maven;

import io.github.proxmoxctl.render.Style;
import java.util.Map;
import org.apache.maven.execution.MavenSession;

/** When to use colour. */
enum Color {
  AUTO,
  ALWAYS,
  NEVER;

  /** What it means in this session: {@link #AUTO} is colour only for a person at a terminal. */
  Style style(MavenSession session, Map<String, String> environment) {
    boolean isWanted =
        switch (this) {
          case ALWAYS -> true;
          case NEVER -> false;
          case AUTO ->
              Person.isPresent(session)
                  && !"never".equals(session.getUserProperties().getProperty("style.color"))
                  && !environment.containsKey("NO_COLOR")
                  && !environment.containsKey("CI")
                  && !"dumb".equals(environment.get("TERM"));
        };
    return isWanted ? Style.ANSI : Style.PLAIN;
  }
}
