// SPDX-License-Identifier: Apache-2.0
/// From a Java process to a running house: finds the bundles of an installed product, starts Felix with them, and
/// runs the front end of the wanted mode on the process's first thread.
///
/// A front end is a service of type `java.util.function.ToIntFunction`, with the service property `enlighten.mode`
/// saying which mode it serves (`headless` or `desktop`). It is handed the arguments of the command line as a
/// `java.util.List` of strings and answers the exit status of the process. It is called once, on the thread that
/// `main` was called on, after every bundle of the mode was started; the standard streams are those of the process.
package org.enlighten.launcher;
