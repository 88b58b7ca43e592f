public import Screen
import CNcurses

extension CursesDisplay {
    /// Shows a grid; only cells that differ from what is shown cost anything.
    public func show(_ grid: Grid) {
        guard isOpen, !isAway else { return }
        // Stopped and sent on in the background, before the signal of it was read.
        guard device.isInFront else { return comeBack() }
        let frame = ascii ? grid.folded() : grid
        if frame.size != shown?.size { ballast_erase() }
        for run in frame.changes(from: shown ?? Grid(Size(0, 0))) where run.y < size.height {
            painter.put(run, of: frame, columns: size.width)
        }
        shown = frame
        ballast_update(gather, output, device.output)
    }
}
