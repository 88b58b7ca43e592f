/// A canvas of braille dots, two across and four down in each cell.
///
/// A cell has the style of the first layer that sets a dot in it. Dots of later layers are shown too, those of a
/// background layer only in cells without other dots.
struct BrailleCanvas {
    /// The size in cells.
    let columns, rows: Int
    private var dots: [UInt8]
    private var layers: [UInt8]

    /// Creates an empty canvas.
    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        dots = Array(repeating: 0, count: columns * rows)
        layers = Array(repeating: 0, count: columns * rows)
    }

    /// Sets a dot of a layer, numbered from 1; dots outside the canvas are ignored.
    package mutating func set(_ x: Int, _ y: Int, layer: UInt8) {
        guard x >= 0, y >= 0, x < columns * 2, y < rows * 4 else { return }
        let cell = (y >> 2) * columns + x >> 1
        if layers[cell] == 0 { layers[cell] = layer }
        dots[cell] |= Self.bit(x & 1, y & 3)
    }

    /// Sets a dot only if no other layer has one in the cell.
    mutating func setGround(_ x: Int, _ y: Int, layer: UInt8) {
        guard x >= 0, y >= 0, x < columns * 2, y < rows * 4 else { return }
        let owner = layers[(y >> 2) * columns + x >> 1]
        if owner == 0 || owner == layer { set(x, y, layer: layer) }
    }

    /// Sets the dots of straight lines between points; nil is a gap.
    mutating func path(_ points: some Sequence<(x: Int, y: Int)?>, layer: UInt8, isDashed: Bool) {
        var previous: (x: Int, y: Int)?
        for point in points {
            if let point { line(from: previous ?? point, to: point, layer: layer, isDashed: isDashed) }
            previous = point
        }
    }

    /// Sets the dots of a straight line, both ends included (Bresenham); of a dashed one those of every other three
    /// columns.
    mutating func line(
        from start: (x: Int, y: Int), to end: (x: Int, y: Int), layer: UInt8, isDashed: Bool = false
    ) {
        let dx = abs(end.x - start.x)
        let dy = -abs(end.y - start.y)
        let stepX = start.x < end.x ? 1 : -1
        let stepY = start.y < end.y ? 1 : -1
        var (x, y) = start
        var error = dx + dy
        while true {
            if !isDashed || x % 6 < 3 { set(x, y, layer: layer) }
            if x == end.x && y == end.y { return }
            let twice = 2 * error
            if twice >= dy {
                error += dy
                x += stepX
            }
            if twice <= dx {
                error += dx
                y += stepY
            }
        }
    }

    /// The topmost dot of each column of dots; nil where there is none.
    var tops: [Int?] {
        (0..<columns * 2).map { x in
            (0..<rows * 4).first { y in dots[(y >> 2) * columns + x >> 1] & Self.bit(x & 1, y & 3) != 0 }
        }
    }

    /// Sets all dots below some. Cells of other layers are filled too and keep their style, so that a line across the
    /// filling leaves no hole in it.
    mutating func fill(below tops: [Int?], layer: UInt8) {
        for case (let x, let top?) in tops.enumerated() {
            for y in top..<rows * 4 { set(x, y, layer: layer) }
        }
    }

    /// Whether a cell has no dot; true outside the canvas.
    func isEmpty(_ column: Int, _ row: Int) -> Bool {
        column < 0 || row < 0 || column >= columns || row >= rows || dots[row * columns + column] == 0
    }

    /// Draws the cells that have dots, each in the style of its layer and row; over other cells only if told to.
    func draw(
        x: Int, y: Int, on grid: inout Grid, overwrites: Bool = true, style: (_ layer: UInt8, _ row: Int) -> Style
    ) {
        for row in 0..<rows {
            for column in 0..<columns {
                let mask = dots[row * columns + column]
                guard mask != 0, let scalar = Unicode.Scalar(0x2800 + UInt32(mask)) else { continue }
                let cell = Cell(Glyph(scalar), style(layers[row * columns + column], row))
                if overwrites {
                    grid.put(cell, x: x + column, y: y + row)
                } else {
                    grid.putIfEmpty(cell, x: x + column, y: y + row)
                }
            }
        }
    }

    /// The bit of a dot in the order of Unicode: 1 2 3 7 down the left, 4 5 6 8 down the right.
    private static func bit(_ x: Int, _ y: Int) -> UInt8 {
        y == 3 ? 0x40 << UInt8(x) : 1 << UInt8(x * 3 + y)
    }
}
