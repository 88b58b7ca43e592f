import Screen

/// The message on a screen that is too small for any panel.
struct TooSmall {
    /// The key that ends the program; empty if it has none.
    let quitKey: String

    func draw(in rect: Rect, on grid: inout Grid) {
        let lines = [
            "Ballast needs \(Layout.minimumSize.width)×\(Layout.minimumSize.height)",
            "this is \(rect.width)×\(rect.height)" + (quitKey.isEmpty ? "" : ": \(quitKey) quits"),
        ]
        let top = max(0, (rect.height - lines.count) / 2)
        for (row, text) in lines.enumerated() {
            grid.write(text, x: rect.x, y: rect.y + top + row, Style(.muted), width: rect.width, alignment: .centre)
        }
    }
}
