"""The window's style sheet, made from the look's tokens. Widgets say what they are by their property `role`."""

from collections.abc import Callable

from app.gui.look import CODE_FAMILY, FAMILY, Colours, Sizes

_TEMPLATE = """
* {{ font-family: "{family}"; font-size: {body}px; outline: none; }}
QToolTip {{ background: {c.text}; color: {c.ground}; border: none; padding: 4px 8px; border-radius: 4px; }}
QMainWindow, QWidget[role="ground"] {{ background: {c.ground}; }}
QWidget[role="side"] {{ background: {c.side}; border-right: 1px solid {c.line}; }}
QWidget[role="bar"] {{ background: {c.ground}; border-bottom: 1px solid {c.line}; }}
QWidget[role="foot"] {{ background: {c.ground}; border-top: 1px solid {c.line}; }}
QFrame[role="card"] {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: 10px; }}
QFrame[role="card"][state="focus"] {{ border-color: {c.accent}; }}
QFrame[role="sunken"] {{ background: {c.sunken}; border: none; border-radius: 8px; }}
QFrame[role="rule"] {{ background: {c.line}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[role="notice"] {{ background: {c.text}; border-radius: 10px; }}
QFrame[role="notice"] QLabel {{ color: {c.ground}; }}
QFrame[role="notice"] QPushButton {{ background: transparent; border: none; color: {notice_action};
    font-weight: 600; padding: 4px 8px; min-height: 0; }}
QFrame[role="notice"] QPushButton:hover, QFrame[role="notice"] QPushButton:focus {{ text-decoration: underline; }}

QLabel {{ color: {c.text}; background: transparent; }}
QLabel[role="hero"] {{ font-size: {hero}px; font-weight: 600; letter-spacing: -0.5px; }}
QLabel[role="title"] {{ font-size: {title}px; font-weight: 600; letter-spacing: -0.3px; }}
QLabel[role="head"] {{ font-size: {head}px; font-weight: 600; }}
QLabel[role="lead"] {{ font-size: {lead}px; color: {c.muted}; }}
QLabel[role="name"] {{ font-weight: 600; }}
QLabel[role="section"] {{ font-size: {small}px; font-weight: 600; color: {c.muted}; }}
QLabel[role="muted"] {{ color: {c.muted}; }}
QLabel[role="small"] {{ font-size: {small}px; color: {c.muted}; }}
QLabel[role="good"] {{ color: {c.good}; }}
QLabel[role="bad"] {{ color: {c.bad}; }}
QLabel[role="pill"] {{ font-size: {small}px; color: {c.muted}; background: {c.raised}; border-radius: 9px;
    padding: 1px 8px; }}

QPushButton {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.strong_line}; border-radius: 8px;
    padding: 0 14px; min-height: {control}px; font-weight: 500; }}
QPushButton:hover {{ background: {c.raised}; }}
QPushButton:pressed {{ background: {c.line}; }}
QPushButton:focus {{ border: 2px solid {c.accent}; padding: 0 13px; }}
QPushButton:disabled {{ color: {c.faint}; border-color: {c.line}; background: transparent; }}
QPushButton[role="primary"] {{ background: {c.accent}; color: {c.on_accent}; border: 1px solid {c.accent};
    font-weight: 600; }}
QPushButton[role="primary"]:hover {{ background: {c.accent_hover}; border-color: {c.accent_hover}; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {c.text}; }}
QPushButton[role="primary"]:disabled {{ background: {c.raised}; color: {c.faint}; border-color: {c.raised}; }}
QPushButton[role="quiet"] {{ background: transparent; border: 1px solid transparent; color: {c.muted}; }}
QPushButton[role="quiet"]:hover {{ background: {c.raised}; color: {c.text}; }}
QPushButton[role="quiet"]:focus {{ border: 2px solid {c.accent}; }}
QPushButton[role="row"] {{ background: transparent; border: 1px solid transparent; text-align: left; padding: 0 10px; }}
QPushButton[role="row"]:hover {{ background: {c.raised}; }}
QPushButton[role="row"]:focus {{ border: 2px solid {c.accent}; }}
QPushButton[role="row"]:checked {{ background: {c.raised}; font-weight: 600; }}
QPushButton[role="tab"] {{ background: transparent; border: 1px solid transparent; color: {c.muted}; padding: 0 12px;
    min-height: {tab}px; border-radius: 6px; font-weight: 500; }}
QPushButton[role="tab"]:hover {{ color: {c.text}; }}
QPushButton[role="tab"]:checked {{ background: {c.surface}; color: {c.text}; border-color: {c.line}; }}
QPushButton[role="tab"]:focus {{ border: 2px solid {c.accent}; padding: 0 11px; }}
QFrame[role="tabs"] {{ background: {c.raised}; border-radius: 8px; }}
QPushButton[role="example"] {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: 10px;
    text-align: left; padding: 10px 14px; color: {c.text}; font-weight: 400; }}
QPushButton[role="example"]:hover {{ border-color: {c.strong_line}; background: {c.surface}; }}
QPushButton[role="example"]:focus {{ border: 2px solid {c.accent}; padding: 9px 13px; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: 8px; padding: 0;
    min-width: {control}px; min-height: {control}px; }}
QToolButton:hover {{ background: {c.raised}; }}
QToolButton:pressed, QToolButton:checked {{ background: {c.raised}; }}
QToolButton:focus {{ border: 2px solid {c.accent}; }}
QToolButton[role="speak"] {{ background: {c.accent_soft}; color: {c.accent_text}; font-weight: 600;
    padding: 0 2px 0 8px; min-height: {control}px; }}
QToolButton[role="speak"]:hover {{ border-color: {c.accent}; }}
QToolButton[role="speak"]:disabled {{ background: {c.raised}; color: {c.faint}; }}
QLineEdit QToolButton {{ min-width: 0; min-height: 0; border: none; background: transparent; }}
QToolButton::menu-indicator {{ image: none; }}

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDoubleSpinBox {{ background: {c.surface}; color: {c.text};
    border: 1px solid {c.line}; border-radius: 8px; padding: 0 10px; selection-background-color: {c.accent};
    selection-color: {c.on_accent}; }}
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox {{ min-height: {control}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus {{ border: 2px solid {c.accent};
    padding: 0 9px; }}
QPlainTextEdit[role="bare"], QLineEdit[role="bare"], QTextEdit[role="bare"] {{ border: none; background: transparent;
    padding: 0; }}
QPlainTextEdit[role="bare"]:focus, QLineEdit[role="bare"]:focus {{ border: none; padding: 0; }}
QLineEdit[role="search"], QLineEdit[role="search"]:focus {{ padding: 0 4px 0 0; }}
QLineEdit[role="heading"] {{ font-size: {head}px; font-weight: 600; border: 1px solid {c.accent}; padding: 0 6px;
    min-height: {tab}px; }}
QLineEdit[role="heading"][readOnly="true"] {{ border: 1px solid transparent; background: transparent; padding: 0; }}
QPlainTextEdit[role="request"] {{ border: none; background: transparent; padding: 0; font-size: {head}px; }}
QPlainTextEdit[role="code"], QTextEdit[role="code"] {{ font-family: "{code_family}"; font-size: {small}px;
    background: {c.sunken}; border: none; padding: 8px; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox QAbstractItemView {{ background: {c.surface}; border: 1px solid {c.line}; padding: 4px;
    selection-background-color: {c.raised}; selection-color: {c.text}; }}

QAbstractItemView {{ background: transparent; border: none; color: {c.text}; }}
QTreeView::item {{ min-height: {row}px; border-radius: 6px; padding-left: 2px; }}
QTreeView::branch, QTreeView::branch:selected, QTreeView::branch:hover {{ background: transparent; }}
QTreeView {{ show-decoration-selected: 0; selection-background-color: transparent; }}
QGraphicsView {{ border: none; background: transparent; }}
QTreeView::item:hover {{ background: {c.raised}; }}
QTreeView::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 2px; }}
QScrollBar::handle {{ background: {c.strong_line}; border-radius: 3px; min-height: 28px; min-width: 28px; }}
QScrollBar::handle:hover {{ background: {c.faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QSplitter::handle {{ background: {c.line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QProgressBar {{ background: {c.raised}; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 2px; }}
QMenu {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: 8px; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 10px; border-radius: 6px; }}
QMenu::item:selected {{ background: {c.raised}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: 4px 8px; }}
QCheckBox {{ color: {c.text}; spacing: 8px; }}
QRadioButton {{ color: {c.text}; spacing: 8px; }}
QRadioButton::indicator {{ width: 14px; height: 14px; border-radius: 8px; border: 1px solid {c.faint}; }}
QRadioButton::indicator:hover {{ border-color: {c.accent_text}; }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {c.accent}; background: {c.on_accent}; }}
QRadioButton::indicator:disabled {{ border-color: {c.strong_line}; }}
QDialog {{ background: {c.ground}; }}
"""


def stylesheet(colours: Colours, px: Callable[[float], int]) -> str:
    """Return the style sheet for these colours; `px` scales sizes of text and what holds text."""
    sizes = Sizes()
    return _TEMPLATE.format(
        c=colours,
        family=FAMILY,
        code_family=CODE_FAMILY,
        notice_action="#b3aeff" if colours.ground > "#8" else "#4747c2",
        control=px(30),
        tab=px(26),
        row=px(26),
        **{name: px(getattr(sizes, name)) for name in ("small", "body", "lead", "head", "title", "hero")},
    )
