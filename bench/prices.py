"""What Amazon charges in us-east-1, in dollars and without any free tier, as read in 2026.

aws.amazon.com/dynamodb/pricing/on-demand (units cost half of what they did until November 2024),
aws.amazon.com/sqs/pricing, aws.amazon.com/lambda/pricing, aws.amazon.com/api-gateway/pricing (HTTP APIs),
aws.amazon.com/cloudwatch/pricing, aws.amazon.com/kms/pricing, aws.amazon.com/eventbridge/pricing,
aws.amazon.com/ses/pricing.
"""

READ_UNIT = 0.125 / 1_000_000
WRITE_UNIT = 0.625 / 1_000_000
SQS_REQUEST = 0.40 / 1_000_000
LAMBDA_REQUEST = 0.20 / 1_000_000
LAMBDA_GB_SECOND_ARM = 0.0000133334
HTTP_API_REQUEST = 1.00 / 1_000_000
LOG_GB = 0.50
SCHEDULER_CALL = 1.00 / 1_000_000
ALARM = 0.10
KMS_KEY = 1.00
EMAIL_BY_SES = 0.10 / 1_000
