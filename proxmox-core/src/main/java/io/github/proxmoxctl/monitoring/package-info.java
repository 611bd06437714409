/** Prometheus, Alertmanager and the files that they and Grafana read. */
@NullMarked
package io.github.proxmoxctl.monitoring;

import org.jspecify.annotations.NullMarked;
