// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.connection;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.enlighten.management.ScreenView;
import org.enlighten.management.VmState;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Messages;
import org.enlighten.workbench.internal.look.Tone;
import org.enlighten.workbench.internal.screen.ScreenPicture;

/// The guest's screen: in whole multiples of its dots where there is room, never blurred; a page of words while the
/// machine is off, saved or paused.
final class ScreenCanvas {
    static final int WIDTH = 640;
    static final int HEIGHT = 400;
    private static final int BLINK_MS = 500;
    private static final int DIMMED = 110;

    private final Canvas canvas;
    private final Look look;
    private final ScreenPicture picture = new ScreenPicture();
    private Optional<ScreenView> screen = Optional.empty();
    private Optional<Image> image = Optional.empty();
    private VmState state = VmState.OFF;
    private String name = "";
    private boolean cursorLit = true;

    ScreenCanvas(Composite parent) {
        look = Look.of(parent.getDisplay());
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        canvas.setData("id", "connection.screen");
        canvas.setBackground(look.color(Tone.SCREEN));
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.MouseDown, _ -> canvas.setFocus());
        canvas.addListener(SWT.Dispose, _ -> image.ifPresent(Image::dispose));
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = Messages.text("connection.screen", name);
            }

            @Override
            public void getDescription(AccessibleEvent event) {
                event.result = screen.map(s -> String.join("\n", s.lines())).orElse("");
            }
        });
        blink();
    }

    Canvas control() {
        return canvas;
    }

    void show(String vmName, VmState vmState) {
        if (vmName.equals(name) && vmState == state) return;
        name = vmName;
        state = vmState;
        canvas.redraw();
    }

    void show(ScreenView fresh) {
        screen = Optional.of(fresh);
        draw();
    }

    private void blink() {
        if (canvas.isDisposed()) return;
        cursorLit = !cursorLit;
        if (screen.filter(s -> s.on() && s.cursorVisible()).isPresent() && state == VmState.RUNNING) draw();
        canvas.getDisplay().timerExec(BLINK_MS, this::blink);
    }

    private void draw() {
        image.ifPresent(Image::dispose);
        image = screen.filter(s -> s.on() && s.columns() > 0)
                .map(s -> new Image(canvas.getDisplay(), picture.draw(s, cursorLit)));
        canvas.redraw();
    }

    private void paint(GC gc) {
        Rectangle area = canvas.getClientArea();
        boolean bright = state != VmState.PAUSED && state != VmState.OFF && state != VmState.SAVED;
        boolean drawn = image.isPresent() && state != VmState.OFF && state != VmState.SAVED;
        if (drawn) {
            gc.setAlpha(bright ? 255 : DIMMED);
            place(gc, area, image.get());
            gc.setAlpha(255);
        }
        if (!bright) words(gc, area);
    }

    private static void place(GC gc, Rectangle area, Image image) {
        Rectangle size = image.getBounds();
        int times = Math.max(1, Math.min(area.width / size.width, area.height / size.height));
        int width = size.width * times;
        int height = size.height * times;
        gc.setAntialias(SWT.OFF);
        gc.setInterpolation(SWT.NONE);
        gc.drawImage(
                image,
                0,
                0,
                size.width,
                size.height,
                (area.width - width) / 2,
                (area.height - height) / 2,
                width,
                height);
    }

    private void words(GC gc, Rectangle area) {
        String head = Messages.text("connection.page." + state.name(), name);
        String hint = Messages.text("connection.hint." + state.name());
        gc.setForeground(look.color(Tone.PAPER));
        gc.setFont(look.title());
        Point headSize = gc.textExtent(head);
        int y = area.height / 2 - headSize.y;
        gc.drawText(head, (area.width - headSize.x) / 2, y, true);
        gc.setFont(canvas.getFont());
        Point hintSize = gc.textExtent(hint);
        gc.drawText(hint, (area.width - hintSize.x) / 2, y + headSize.y + 10, true);
    }
}
