public import Screen
import CNcurses

extension CursesDisplay {
    /// Shows a grid; the cost is proportional to the number of cells that differ from the grid shown before.
    public func show(_ grid: Grid) {
        guard isOpen, !isSuspended else { return }
        // The program was stopped and continued in the background before the signal was read.
        guard device.isInForeground else { return resume() }
        let frame = ascii ? grid.folded() : grid
        if frame.size != shown?.size { ballast_erase() }
        for run in frame.changes(from: shown ?? Grid(Size(0, 0))) where run.y < size.height {
            painter.put(run, of: frame, columns: size.width)
        }
        shown = frame
        ballast_update(gather, output, device.output)
    }
}
