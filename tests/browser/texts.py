"""A regulation of the project's own for the journeys: fourteen articles in four chapters."""

RULE = """QUY ĐỊNH
Quản lý và sử dụng máy in dùng chung tại bệnh viện

Chương I
QUY ĐỊNH CHUNG

Điều 1. Mục đích
Quy định này giúp các khoa, phòng in ấn tiết kiệm và giữ kín giấy tờ của người bệnh.

Điều 2. Đối tượng
Quy định áp dụng cho mọi nhân viên dùng máy in đặt ở hành lang.

Điều 3. Giải thích từ ngữ
1. Máy in dùng chung là máy phục vụ từ hai khoa trở lên.
2. Người giữ máy là nhân viên được khoa cử trông coi máy in.

Chương II
SỬ DỤNG MÁY IN

Điều 4. Thẻ in
Nhân viên quẹt thẻ trước khi nhận bản in.

Điều 5. Giấy in
a) Giấy trắng dùng cho hồ sơ;
b) Giấy một mặt dùng cho bản thảo.

Điều 6. Bản in bỏ quên
Người giữ máy cất bản in bỏ quên vào hộp khóa.

Điều 7. Hủy giấy
Giấy có tên người bệnh phải được cắt vụn.

Điều 8. Giờ in khối lượng lớn
Việc in trên một trăm trang thực hiện sau mười bảy giờ.

Chương III
BẢO TRÌ

Điều 9. Thay hộp mực
Người giữ máy báo trước hai ngày khi hộp mực sắp cạn; không tự tháo trống từ.

Điều 10. Kẹt giấy
Không dùng vật cứng gỡ giấy kẹt.

Điều 11. Sửa chữa
Phòng Công nghệ thông tin đến xem máy trong ngày làm việc.

Chương IV
TỔ CHỨC THỰC HIỆN

Điều 12. Trách nhiệm
Trưởng khoa nhắc nhở nhân viên làm theo quy định này.

Điều 13. Xử lý vi phạm
Khoa để lộ giấy tờ phải báo cáo bằng văn bản.

Điều 14. Hiệu lực
Quy định có hiệu lực từ ngày ban hành.
"""
