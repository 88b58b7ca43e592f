/// Collects the parts of an SVG image, or of a frame of one. Shapes are grouped by colour and paint, so that each is
/// written once.
struct SVGPicture {
    private struct Brush: Hashable {
        let colour: Colour
        let paint: GlyphShape.Paint
    }

    let palette: Palette
    private var grounds = ""
    private var shapes: [(brush: Brush, path: String)] = []
    private var shapeIndices: [Brush: Int] = [:]
    private var text = ""

    /// The free space around the cells, in units of the image.
    private static let margin = 16.0

    init(palette: Palette) { self.palette = palette }

    /// Adds the background of neighbouring cells.
    mutating func addGround(_ colour: Colour, x: Int, y: Int, columns: Int) {
        let point = Self.point(x, y)
        grounds +=
            "<rect x=\"\(point.x.brief)\" y=\"\(point.y.brief)\" width=\"\((Double(columns) * GlyphShape.width).brief)\""
        grounds += " height=\"\(GlyphShape.height.brief)\" fill=\"\(Markup.colour(colour))\"/>\n"
    }

    /// Adds a shape.
    mutating func add(_ shape: GlyphShape, _ colour: Colour, x: Int, y: Int, columns: Int) {
        let brush = Brush(colour: colour, paint: shape.paint)
        let point = Self.point(x, y)
        let path = shape.path(point.x, point.y, Double(columns))
        if let index = shapeIndices[brush] {
            shapes[index].path += path
        } else {
            shapeIndices[brush] = shapes.count
            shapes.append((brush, path))
        }
    }

    /// Adds text fitted to its columns in any font.
    mutating func addText(
        _ string: String, _ colour: Colour, _ attributes: Style.Attributes, x: Int, y: Int, columns: Int
    ) {
        let point = Self.point(x, y)
        text += "<text x=\"\(point.x.brief)\" y=\"\((point.y + 13.5).brief)\""
        text +=
            " textLength=\"\((Double(columns) * GlyphShape.width).brief)\" lengthAdjust=\"spacingAndGlyphs\" fill=\"\(Markup.colour(colour))\""
        if attributes.contains(.bold) { text += " font-weight=\"700\"" }
        if attributes.contains(.underline) { text += " text-decoration=\"underline\"" }
        text += ">\(Markup.escaped(string))</text>\n"
    }

    /// What was added, as elements.
    var content: String {
        let ground = grounds.isEmpty ? "" : "<g shape-rendering=\"crispEdges\">\n\(grounds)</g>\n"
        return ground + shapes.map { Self.element($0.brush, $0.path) }.joined() + text
    }

    /// The beginning of a document: a background, and the font of all text.
    static func opening(size: Size, palette: Palette, title: String) -> String {
        let width = (Double(size.width) * GlyphShape.width + 2 * margin).brief
        let height = (Double(size.height) * GlyphShape.height + 2 * margin).brief
        let name = Markup.escaped(title)
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
            viewBox="0 0 \(width) \(height)" role="img" aria-label="\(name)">
            <title>\(name)</title>
            <rect width="\(width)" height="\(height)" rx="12" fill="\(Markup.colour(palette.ground))"/>
            <g font-family="\(Markup.fonts)" font-size="15">

            """
    }

    /// The end of a document.
    static let closing = "</g>\n</svg>\n"

    private static func element(_ brush: Brush, _ path: String) -> String {
        let colour = Markup.colour(brush.colour)
        let paint =
            switch brush.paint {
            case .filled: "fill=\"\(colour)\""
            case .block: "fill=\"\(colour)\" shape-rendering=\"crispEdges\""
            case .thin: "fill=\"none\" stroke=\"\(colour)\" stroke-width=\"1.2\""
            case .thick: "fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2.6\""
            case .dots: "fill=\"none\" stroke=\"\(colour)\" stroke-width=\"3\" stroke-linecap=\"round\""
            }
        return "<path \(paint) d=\"\(path)\"/>\n"
    }

    private static func point(_ x: Int, _ y: Int) -> (x: Double, y: Double) {
        (margin + Double(x) * GlyphShape.width, margin + Double(y) * GlyphShape.height)
    }
}
