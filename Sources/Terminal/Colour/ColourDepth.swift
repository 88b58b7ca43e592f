import Screen

enum ColourDepth { case none, eight, sixteen, indexed, direct }

extension ColourDepth {
    func number(_ colour: Colour) -> Int32 {
        switch self {
        case .none: -1
        case .eight: (colour.red > 127 ? 1 : 0) + (colour.green > 127 ? 2 : 0) + (colour.blue > 127 ? 4 : 0)
        case .sixteen: (colour.red > 127 ? 1 : 0) + (colour.green > 127 ? 2 : 0) + (colour.blue > 127 ? 4 : 0)
        case .indexed:
            16 + 36 * (Int32(colour.red) * 5 / 255) + 6 * (Int32(colour.green) * 5 / 255) + Int32(colour.blue) * 5 / 255
        case .direct: Int32(colour.hex)
        }
    }
}
