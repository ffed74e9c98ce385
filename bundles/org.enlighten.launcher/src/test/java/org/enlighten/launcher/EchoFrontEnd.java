// SPDX-License-Identifier: Apache-2.0
package org.enlighten.launcher;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.function.ToIntFunction;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/// The smallest front end: answers how many arguments it was given. With Declarative Services the activator is one
/// line, `@Component(service = ToIntFunction.class, property = "enlighten.mode=headless")`.
public final class EchoFrontEnd implements BundleActivator, ToIntFunction<List<String>> {
    @Override
    public void start(BundleContext context) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("enlighten.mode", "headless");
        context.registerService(ToIntFunction.class, this, properties);
    }

    @Override
    public void stop(BundleContext context) {}

    @Override
    public int applyAsInt(List<String> arguments) {
        return arguments.size();
    }
}
