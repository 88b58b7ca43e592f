public import Screen
import CNcurses

extension CursesDisplay {
    /// Shows a grid; only cells that differ from what is shown cost anything.
    public func show(_ grid: Grid) {
        guard isOpen else { return }
        let frame = ascii ? grid.folded() : grid
        if frame.size != shown?.size { ballast_erase() }
        for run in frame.changes(from: shown ?? Grid(Size(0, 0))) where run.y < size.height {
            painter.put(run, of: frame, columns: size.width)
        }
        shown = frame
        ballast_update(gather, output, device.output)
    }
}
