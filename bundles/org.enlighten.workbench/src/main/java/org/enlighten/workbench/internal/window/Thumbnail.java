// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.window;

import java.util.Optional;
import java.util.UUID;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.enlighten.management.ScreenView;
import org.enlighten.management.VmState;
import org.enlighten.management.VmView;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Tone;
import org.enlighten.workbench.internal.model.ScreenFeed;
import org.enlighten.workbench.internal.screen.ScreenPicture;

/// A small picture of a virtual machine's screen, drawn at most once a second. Dimmed while the machine does not
/// run on, black with its state when it is off.
final class Thumbnail {
    static final int WIDTH = 200;
    static final int HEIGHT = 150;
    private static final int INTERVAL_MS = 1000;
    private static final int DIMMED = 110;

    private final Desk desk;
    private final Canvas canvas;
    private final Look look;
    private final ScreenPicture picture = new ScreenPicture();
    private Optional<ScreenFeed> feed = Optional.empty();
    private Optional<UUID> shown = Optional.empty();
    private Optional<Image> image = Optional.empty();
    private Optional<VmView> vm = Optional.empty();

    Thumbnail(Composite parent, Desk desk, Runnable connect) {
        this.desk = desk;
        look = Look.of(parent.getDisplay());
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        canvas.setData("id", "vm.thumbnail");
        canvas.setBackground(look.color(Tone.SCREEN));
        GridData data = new GridData(SWT.LEFT, SWT.TOP, false, false);
        data.widthHint = WIDTH;
        data.heightHint = HEIGHT;
        canvas.setLayoutData(data);
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.MouseDoubleClick, _ -> connect.run());
        canvas.addListener(SWT.Dispose, _ -> forget());
    }

    /// @param fresh the selected machine; empty for none
    void show(Optional<VmView> fresh) {
        boolean stateChanged = !vm.map(VmView::state).equals(fresh.map(VmView::state));
        vm = fresh;
        Optional<UUID> id = fresh.map(VmView::id);
        if (!id.equals(shown)) {
            forget();
            shown = id;
            fresh.ifPresent(v -> feed = Optional.of(
                    new ScreenFeed(canvas.getDisplay(), desk.management(), v.host(), v.id(), INTERVAL_MS, this::draw)));
            canvas.redraw();
        } else if (stateChanged) canvas.redraw();
    }

    private void draw(ScreenView screen) {
        image.ifPresent(Image::dispose);
        image = screen.on() && screen.columns() > 0
                ? Optional.of(new Image(canvas.getDisplay(), picture.draw(screen, true)))
                : Optional.empty();
        canvas.redraw();
    }

    private void forget() {
        feed.ifPresent(ScreenFeed::close);
        feed = Optional.empty();
        image.ifPresent(Image::dispose);
        image = Optional.empty();
    }

    private void paint(GC gc) {
        Rectangle area = canvas.getClientArea();
        boolean off = vm.map(v -> v.state() == VmState.OFF || v.state() == VmState.SAVED)
                .orElse(true);
        if (image.isPresent() && !off) {
            boolean running = vm.map(v -> v.state() != VmState.PAUSED).orElse(false);
            Rectangle size = image.get().getBounds();
            gc.setInterpolation(SWT.HIGH);
            gc.setAlpha(running ? 255 : DIMMED);
            gc.drawImage(image.get(), 0, 0, size.width, size.height, 0, 0, area.width, area.height);
            gc.setAlpha(255);
            if (running) return;
        }
        vm.ifPresent(v -> caption(gc, area, v.state().label()));
    }

    private void caption(GC gc, Rectangle area, String text) {
        gc.setForeground(look.color(Tone.PAPER));
        Point size = gc.textExtent(text);
        gc.drawText(text, (area.width - size.x) / 2, (area.height - size.y) / 2, true);
    }
}
