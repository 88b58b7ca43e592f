public import Screen

/// A setting with the value that it is to have.
public enum SettingChoice: Hashable, Sendable {
    /// Whether the mouse is used.
    case mouse(Bool)
    /// How alerts draw attention.
    case bell(Bell)
    /// How much moves.
    case motion(Motion)

    /// All, as they are offered.
    static let all =
        [true, false].map { SettingChoice.mouse($0) } + Bell.allCases.map { .bell($0) }
        + Motion.allCases.map { .motion($0) }

    /// The key in the configuration.
    public var key: String {
        switch self {
        case .mouse: "mouse"
        case .bell: "bell"
        case .motion: "motion"
        }
    }

    /// The value in words: `off`.
    var value: String {
        switch self {
        case .mouse(let isOn): isOn ? "on" : "off"
        case .bell(let bell): bell.rawValue
        case .motion(let motion): motion.rawValue
        }
    }

    /// The value as it is written in the configuration.
    public var written: String {
        if case .mouse(let isOn) = self { return "\(isOn)" }
        return "\"\(value)\""
    }
}

extension Settings {
    /// Whether a setting has a value.
    func has(_ choice: SettingChoice) -> Bool {
        switch choice {
        case .mouse(let isOn): mouse == isOn
        case .bell(let bell): self.bell == bell
        case .motion(let motion): self.motion == motion
        }
    }

    /// Gives a setting its value.
    mutating func set(_ choice: SettingChoice) {
        switch choice {
        case .mouse(let isOn): mouse = isOn
        case .bell(let bell): self.bell = bell
        case .motion(let motion): self.motion = motion
        }
    }
}
