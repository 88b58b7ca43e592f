public import Screen
import CNcurses

extension CursesDisplay {
    /// Shows a grid; the cost is proportional to the number of cells that differ from the grid shown before.
    ///
    /// The write waits until the terminal has taken the frame. Meanwhile nothing is drawn, so that behind a slow line
    /// the next frame is that of the newest state, and no queue of old ones.
    public func show(_ grid: Grid) {
        guard isOpen, !isSuspended else { return }
        // The program was stopped and continued in the background before the signal was read.
        guard device.isInForeground else { return resume() }
        let frame = ascii ? grid.folded() : grid.directed()
        if frame.size != shown?.size { ballast_erase() }
        for run in frame.changes(from: shown ?? Grid(Size(0, 0))) where run.y < size.height {
            painter.put(run, of: frame, columns: size.width)
        }
        shown = frame
        let cursor = frame.cursor.flatMap { $0.x < size.width && $0.y < size.height ? $0 : nil }
        ballast_place_cursor(Int32(cursor?.y ?? -1), Int32(cursor?.x ?? -1))
        let isVisible = cursor?.isVisible ?? false
        if !isVisible { setCursor(visible: false) }
        ballast_update(gather, output, device.output, isSynchronised)
        // It appears where it belongs.
        if isVisible { setCursor(visible: true) }
    }

    private func setCursor(visible: Bool) {
        guard visible != showsCursor else { return }
        showsCursor = visible
        curs_set(visible ? 1 : 0)
    }
}
