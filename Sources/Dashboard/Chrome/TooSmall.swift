import Screen

/// The message on a screen that is too small for any panel.
struct TooSmall {
    let size: Size

    func draw(on grid: inout Grid) {
        let lines = [
            "Ballast needs \(Layout.minimumSize.width)×\(Layout.minimumSize.height)",
            "this is \(size.width)×\(size.height)",
        ]
        let top = max(0, (size.height - lines.count) / 2)
        for (row, text) in lines.enumerated() {
            grid.write(text, x: 0, y: top + row, Style(.muted), width: size.width, alignment: .centre)
        }
    }
}
