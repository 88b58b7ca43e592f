import CNcurses
public import Screen

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
        let isCleared = frame.size != shown?.size
        let clearing = isCleared ? clearedScreen() : []
        writer.begin(cleared: isCleared)
        let cursor = frame.cursor.flatMap { $0.x < size.width && $0.y < size.height ? $0 : nil }
        let isVisible = cursor?.isVisible ?? false
        if !isVisible { setCursor(visible: false) }
        for run in frame.changes(from: shown ?? Grid(Size(0, 0))) { writer.put(run, of: frame, on: size) }
        shown = frame
        writer.end(cursor: cursor)
        // It appears where it belongs.
        if isVisible { setCursor(visible: true) }
        send(clearing)
    }

    /// Sends what clears the screen, if anything, and the frame in one piece.
    private func send(_ clearing: [UInt8]) {
        if clearing.isEmpty && writer.bytes.isEmpty { return }
        let (start, end) = isSynchronised ? (CursesDisplay.frameStart, CursesDisplay.frameEnd) : ([], [])
        device.write(start.isEmpty && clearing.isEmpty ? writer.bytes : start + clearing + writer.bytes + end)
    }

    private static let frameStart = Array("\u{1B}[?\(synchronisedOutput)h".utf8)
    private static let frameEnd = Array("\u{1B}[?\(synchronisedOutput)l".utf8)

    /// What ncurses sends to clear the screen, which includes entering it again after it was left.
    private func clearedScreen() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
            guard let start = buffer.baseAddress else { return }
            count = Int(ballast_clear(gather, output, device.output, start, Int32(buffer.count)))
        }
    }

    private func setCursor(visible: Bool) {
        guard visible != showsCursor else { return }
        showsCursor = visible
        writer.setCursor(visible: visible)
    }
}
