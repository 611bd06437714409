/** The goals as thin Mojos: parameters become a request, a result becomes Maven's verdict. */
@NullMarked
package io.github.proxmoxctl.maven;

import org.jspecify.annotations.NullMarked;
