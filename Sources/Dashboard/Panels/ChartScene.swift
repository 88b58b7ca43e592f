import Model
import Screen

/// The parts of the chart's panel: the line above the plot, the plot, and when zoomed the volumes, the legend and the
/// returns below it.
struct ChartScene {
    /// The row of the headline or of what the cross-hair reads; empty without room.
    let headline: Rect
    /// The row that explains lines and marks; empty unless zoomed.
    let legend: Rect
    /// The row of returns; empty unless zoomed.
    let returns: Rect
    /// The row below the plot for events; empty unless zoomed.
    let marks: Rect
    /// The plot; nil if there is nothing to draw.
    let plot: Rect?
    private let chart: Rect
    private let volume: Rect
    private let figure: ChartFigure
    private let sessions: Int

    /// The parts inside the borders of the panel.
    init(_ content: any ChartContent, in inner: Rect, _ state: AppState) {
        let isZoomed = state.isZoomed
        let area = inner.inset(horizontally: 1, vertically: 0)
        let isRich = isZoomed && inner.height >= 16
        figure = content.figure(width: area.width)
        let hasVolume = isZoomed && figure.volumes != nil && inner.height >= 15
        let hasMarks = isRich && state.chart.showsMarks && content.count > 1 && !content.isIntraday
        let parts = area.rows([
            .fixed(inner.height >= 7 ? 1 : 0), .share(1),
            .fixed(hasMarks ? 1 : 0), .fixed(hasVolume ? 3 : 0),
            .fixed(isRich ? 1 : 0), .fixed(isRich && content.isOfSelected ? 1 : 0),
        ])
        (headline, chart, marks, volume) = (parts[0], parts[1], parts[2], parts[3])
        (legend, returns) = (parts[4], parts[5])
        plot = figure.plot(in: chart)
        sessions = content.count
    }

    /// The columns of the sessions in the plot.
    func columns(in plot: Rect) -> ChartColumns { figure.columns(of: sessions, in: plot) }

    /// Draws the chart and the volumes.
    func draw(_ crossHair: CrossHair?, on grid: inout Grid) {
        guard let plot = figure.draw(in: chart, crossHair, on: &grid), let strip = figure.volumes, !volume.isEmpty
        else {
            return
        }
        draw(strip, below: plot, on: &grid)
        guard let crossHair else { return }
        grid.restyle(Rect(x: plot.x + crossHair.column, y: volume.y, width: 1, height: volume.height)) {
            $0 = Style(.accent)
        }
    }

    /// Draws the volume under the columns of the chart's plot, with the largest one in view and the unit next to the price
    /// labels.
    private func draw(_ strip: ColumnStrip, below plot: Rect, on grid: inout Grid) {
        strip.draw(in: Rect(x: plot.x, y: volume.y, width: plot.width, height: volume.height), on: &grid)
        let room = volume.right - plot.right - 1
        let count = NumberText.shares(strip.highest)
        let together = ["\(count) shares", "\(count) sh"].first { $0.count <= room }
        // Below the number rather than in the last row, where it would look like the label of zero.
        let labels = together.map { [$0] } ?? [count, room < 6 ? "sh" : "shares"]
        for (row, text) in labels.enumerated() where text.count <= room {
            grid.write(text, x: plot.right + 1, y: volume.y + row, Style(.muted), width: room)
        }
    }
}
