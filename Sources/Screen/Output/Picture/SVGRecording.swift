/// Writes frames as an animated SVG image, each as the cells that changed since the one before.
///
/// The image is written in parts, so that only the last frame and the times of all are held in memory:
///
///     var recording = SVGRecording(size: frames[0].size, palette: palette, title: "Two frames")
///     let image = recording.opening + recording.add(frames[0], at: 0) + recording.add(frames[1], at: 0.5)
///         + recording.closing(at: 3)
///
/// The animation repeats. Where it is unwanted (`prefers-reduced-motion`) or not supported, the image is the last frame.
public struct SVGRecording {
    private let palette: Palette
    private let title: String
    /// The last frame, and before it a blank one.
    private var last: Grid
    /// The times of the frames that changed something, in seconds.
    private var times: [Double] = []

    /// Creates a recording without frames.
    public init(size: Size, palette: Palette, title: String) {
        self.palette = palette
        self.title = title
        last = Grid(size)
    }

    /// The beginning of the document.
    public var opening: String { SVGPicture.opening(size: last.size, palette: palette, title: title) }

    /// The part of the document that shows a frame of the same size from a time on, in seconds since the beginning;
    /// empty if it equals the frame before.
    public mutating func add(_ frame: Grid, at time: Double) -> String {
        let runs = SVGRecording.joined(frame.changes(from: last), in: frame)
        guard !runs.isEmpty, frame.size == last.size else { return "" }
        var picture = SVGPicture(palette: palette)
        for run in runs { frame.add(run, to: &picture, hides: true) }
        last = frame
        times.append(time)
        return "<g id=\"f\(times.count)\">\n\(picture.content)</g>\n"
    }

    /// The end of the document, which has the animation.
    ///
    /// - Parameter end: when the animation begins again, in seconds.
    public func closing(at end: Double) -> String {
        let rules = times.enumerated().dropFirst().map { index, time in
            let name = "f\(index + 1)", share = (time / end * 100).brief
            return "#\(name){animation:\(name) \(end.brief)s step-end infinite}"
                + "@keyframes \(name){0%{visibility:hidden}\(share)%,to{visibility:visible}}\n"
        }
        return "<style>\n@media (prefers-reduced-motion:no-preference){\n\(rules.joined())}\n</style>\n"
            + SVGPicture.closing
    }

    /// The runs extended to whole words, and joined where few cells lie between them.
    private static func joined(_ runs: [CellRun], in frame: Grid) -> [CellRun] {
        runs.reduce(into: []) { joined, run in
            var columns = run.columns
            while columns.lowerBound > 0, frame[columns.lowerBound - 1, run.y].isOrdinary {
                columns = columns.lowerBound - 1..<columns.upperBound
            }
            while columns.upperBound < frame.size.width, frame[columns.upperBound, run.y].isOrdinary {
                columns = columns.lowerBound..<columns.upperBound + 1
            }
            if let last = joined.last, last.y == run.y, columns.lowerBound <= last.columns.upperBound + nearby {
                let start = min(last.columns.lowerBound, columns.lowerBound)
                columns = start..<max(last.columns.upperBound, columns.upperBound)
                joined.removeLast()
            }
            joined.append(CellRun(y: run.y, columns: columns))
        }
    }

    /// The largest number of cells between two runs that are joined.
    private static let nearby = 2
}

extension Cell {
    /// Whether it is part of a word.
    fileprivate var isOrdinary: Bool { kind == .glyph && glyph.isOrdinary }
}
