import Screen

/// What a screen too small for any panel says.
struct TooSmall {
    let size: Size

    func draw(on grid: inout Grid) {
        let words = [
            "Ballast needs \(Layout.least.width)×\(Layout.least.height)",
            "this is \(size.width)×\(size.height)",
        ]
        let top = max(0, (size.height - words.count) / 2)
        for (row, text) in words.enumerated() {
            grid.write(text, x: 0, y: top + row, Style(.muted), width: size.width, alignment: .centre)
        }
    }
}
