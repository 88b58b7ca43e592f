import Screen

/// The rows of the tour above the footer: where it is, what the panel shows, and which keys show more.
struct TourBand {
    let state: AppState
    let tour: Tour

    func draw(in rect: Rect, on grid: inout Grid) {
        let text = TourText(state: state, tour: tour)
        grid.fill(rect, with: Cell(.space, Style(.text, on: .bar)))
        grid.write(text.title, x: rect.x + 1, y: rect.y, width: rect.width - 2)
        let room = Rect(x: rect.x + 1, y: rect.y + 1, width: rect.width - 2, height: rect.height - 1)
        TextBlock(text.lines).draw(in: room, on: &grid)
    }
}
