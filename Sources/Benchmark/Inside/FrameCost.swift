import Dashboard
import Model
import Screen

/// The cost of a full frame in this process: from the state to a grid, and from the grid to bytes.
struct FrameCost {
    let market: Market
    let frames: Int

    /// The lines of the report, one for each size.
    func measure() -> [Measurement] {
        [Size(80, 24), Size(120, 40), Size(200, 60)].map { size in
            var state = AppState(market: market, size: size)
            var grids: [Double] = []
            var total: [Double] = []
            var bytes = 0
            for number in 0..<frames {
                // A different ticker each time, so that no frame equals the one before.
                _ = state.update(.input(.key(.character(number / 10 % 2 == 0 ? "j" : "k"))))
                let start = ContinuousClock.now
                let grid = state.draw()
                grids.append((ContinuousClock.now - start) / .milliseconds(1))
                bytes = grid.ansi(palette: state.theme.palette, depth: .indexed).utf8.count
                total.append((ContinuousClock.now - start) / .milliseconds(1))
            }
            let note = "state to grid \(Measurement.text(Sample(grids).median)); \(bytes) bytes"
            let budget = size == Size(200, 60) ? 1.0 : nil
            return Measurement(
                "full frame, \(size.width)x\(size.height)", Sample(total).median, "ms", budget: budget, note: note)
        }
    }
}
