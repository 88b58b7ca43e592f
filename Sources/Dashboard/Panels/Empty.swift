import Screen

/// What a panel says where it has nothing to show, and why.
struct Empty {
    let words: String

    init(_ words: String) { self.words = words }

    func draw(in rect: Rect, on grid: inout Grid) {
        let y = rect.y + max(0, rect.height - 1) / 2
        grid.write(words, x: rect.x + 1, y: y, Style(.muted), width: rect.width - 2, clip: rect, alignment: .centre)
    }
}
