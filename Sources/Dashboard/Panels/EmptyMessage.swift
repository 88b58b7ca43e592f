import Screen

/// The message of a panel that has nothing to show.
struct EmptyMessage {
    let text: String

    init(_ words: String) { self.text = words }

    func draw(in rect: Rect, on grid: inout Grid) {
        let y = rect.y + max(0, rect.height - 1) / 2
        grid.write(text, x: rect.x + 1, y: y, Style(.muted), width: rect.width - 2, clip: rect, alignment: .centre)
    }
}
