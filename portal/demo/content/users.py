"""The twelve accounts of the demo, over all roles."""

from .schema import User, t

USERS: list[User] = [
    User(
        "N1001", "陈立", "DIR", "zh-hans", ["director"], "chenli@binhminh.example",
        t("陈立", "Trần Lập"),
    ),
    User(
        "N1002", "Nguyễn Thị Lan", "DIR", "vi", ["deputy"], "lan.nguyen@binhminh.example",
        t("阮氏兰", "Nguyễn Thị Lan"),
    ),
    User(
        "N1003", "Hoàng Yến", "WEB", "vi", ["web_team"], "yen.hoang@binhminh.example",
        t("黄燕", "Hoàng Yến"),
    ),
    User(
        "N1004", "李晓明", "WEB", "zh-hans", ["web_team"], "lixiaoming@binhminh.example",
        t("李晓明", "Lý Hiểu Minh"),
    ),
    User(
        "N1005", "Phạm Dũng", "MED", "vi", ["confidentiality_reviewer"],
        "dung.pham@binhminh.example", t("范勇", "Phạm Dũng"),
    ),
    User(
        "N1006", "王芳", "NUR", "zh-hans", ["contributor"], "wangfang@binhminh.example",
        t("王芳", "Vương Phương"),
    ),
    User(
        "N1007", "Lê Minh Anh", "PROC", "vi", ["contributor"], "anh.le@binhminh.example",
        t("黎明英", "Lê Minh Anh"),
    ),
    User(
        "N1008", "Hà Văn Quân", "INFO", "vi", ["contributor"], "quan.ha@binhminh.example",
        t("何文军", "Hà Văn Quân"),
    ),
    User(
        "N1009", "周婷", "CAR", "zh-hans", ["staff"], "zhouting@binhminh.example",
        t("周婷", "Chu Đình"),
    ),
    User(
        "N1010", "Lường Văn Thành", "LAB", "vi", ["staff"], "thanh.luong@binhminh.example",
        t("梁文成", "Lường Văn Thành"),
    ),
    User(
        "N1011", "吴国强", "INFO", "zh-hans", ["system_administrator"],
        "wuguoqiang@binhminh.example", t("吴国强", "Ngô Quốc Cường"),
    ),
    User(
        "N1012", "Đặng Thị Mai", "DIR", "vi", ["security_auditor"], "mai.dang@binhminh.example",
        t("邓氏梅", "Đặng Thị Mai"),
    ),
]
