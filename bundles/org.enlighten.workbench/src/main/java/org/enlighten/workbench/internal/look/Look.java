// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.look;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.widgets.Display;

/// Colours, fonts and icons of one display; gone with it.
public final class Look {
    private static final String KEY = Look.class.getName();
    private static final int ICON_PIXELS = 16;

    private final Display display;
    private final Map<Tone, Color> colors = new EnumMap<>(Tone.class);
    private final Map<String, Image> images = new HashMap<>();
    private final Map<String, Font> fonts = new HashMap<>();

    private Look(Display display) {
        this.display = display;
        display.disposeExec(this::dispose);
    }

    public static Look of(Display display) {
        if (display.getData(KEY) instanceof Look look) return look;
        Look look = new Look(display);
        display.setData(KEY, look);
        return look;
    }

    public Color color(Tone tone) {
        return colors.computeIfAbsent(tone, t -> new Color(t.rgb()));
    }

    public Font bold() {
        return font("bold", SWT.BOLD, 100);
    }

    /// Of page titles and of the name above the details.
    public Font title() {
        return font("title", SWT.BOLD, 125);
    }

    public Font small() {
        return font("small", SWT.NORMAL, 90);
    }

    private Font font(String name, int style, int percent) {
        return fonts.computeIfAbsent(name, _ -> {
            FontData data = display.getSystemFont().getFontData()[0];
            return new Font(display, data.getName(), Math.round(data.getHeight() * percent / 100f), style);
        });
    }

    /// One of the workbench's own icons, as lines.
    public Image icon(String name, Tone tone) {
        return image(own(name), tone, false, ICON_PIXELS);
    }

    /// An icon whose shape is filled.
    public Image solid(String name, Tone tone) {
        return image(own(name), tone, true, ICON_PIXELS);
    }

    /// A large icon, for dialogs and empty pages.
    public Image large(String name, Tone tone) {
        return image(own(name), tone, false, 2 * ICON_PIXELS);
    }

    /// An icon of somebody else.
    public Image icon(URL svg) {
        return image(svg, Tone.ACCENT, false, ICON_PIXELS);
    }

    public static URL own(String name) {
        URL url = Look.class.getResource("icons/" + name + ".svg");
        if (url == null) throw new IllegalArgumentException("there is no icon: name=" + name);
        return url;
    }

    private Image image(URL url, Tone tone, boolean filled, int pixels) {
        String key = url + "|" + tone + "|" + filled + "|" + pixels;
        return images.computeIfAbsent(key, _ -> {
            String svg = read(url).replace("currentColor", tone.css());
            String drawn = filled ? svg.replace("fill=\"none\"", "fill=\"" + tone.css() + "\"") : svg;
            ImageDataProvider provider = zoom -> raster(drawn, pixels * zoom / 100);
            return new Image(display, provider);
        });
    }

    private static ImageData raster(String svg, int pixels) {
        String sized = svg.replaceFirst("width=\"24\"", "width=\"" + pixels + "\"")
                .replaceFirst("height=\"24\"", "height=\"" + pixels + "\"");
        return new ImageData(new ByteArrayInputStream(sized.getBytes(StandardCharsets.UTF_8)));
    }

    private static String read(URL url) {
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void dispose() {
        images.values().forEach(Image::dispose);
        fonts.values().forEach(Font::dispose);
    }
}
